package dev.storyreel.web;

/** What is said of a request when its HTTP status is all that is known. */
final class RequestWords {
    private RequestWords() {}

    static String of(int status) {
        return switch (status) {
            case 404 -> "there is nothing at this address";
            case 405 -> "this address does not take that method; see the Allow header";
            case 406 -> "this address cannot answer in a media type that the Accept header allows";
            case 413 -> "the request is too large";
            case 414 -> "the address is too long";
            case 415 -> "this address takes application/json";
            case 431 -> "the headers are too large";
            case 503 -> "the server cannot answer now; try again";
            default -> status < 500 ? "the request cannot be understood" : "something went wrong on our side";
        };
    }
}
