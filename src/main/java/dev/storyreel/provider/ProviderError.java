package dev.storyreel.provider;

import dev.storyreel.error.ErrorCode;
import dev.storyreel.error.ErrorType;

/** How a provider can fail. */
public enum ProviderError implements ErrorCode {
    /** The planner knows nothing of the topic and will not invent facts: a script is needed. */
    TOPIC_UNKNOWN(ErrorType.USER, false),
    /** The text cannot be spoken: empty, or in a language no voice speaks. */
    TEXT_NOT_SPEAKABLE(ErrorType.USER, false),
    /** A route names a provider that is not there, or that cannot be used as it is. */
    ROUTE_INVALID(ErrorType.USER, false),
    /** There is no such voice, or several go by that name. */
    VOICE_UNKNOWN(ErrorType.USER, false),
    /** No voice that can be used speaks that language. */
    LANGUAGE_NOT_SPOKEN(ErrorType.USER, true),
    /** Nobody that can be used translates between the two languages. */
    LANGUAGE_NOT_TRANSLATED(ErrorType.USER, true),
    /** Nobody that can be used writes down what is said in that language, or finds out which one it is. */
    LANGUAGE_NOT_RECOGNISED(ErrorType.USER, true),
    /** Nobody can write a film in that language: a script is needed. */
    LANGUAGE_NOT_WRITTEN(ErrorType.USER, true),
    /** The script cannot be cut into scenes: nothing in it can be spoken. */
    SCRIPT_EMPTY(ErrorType.USER, false),

    /** Nothing in stock goes by those words. */
    STOCK_NOT_FOUND(ErrorType.USER, true),

    /** There is no provider of that name. */
    PROVIDER_NOT_FOUND(ErrorType.USER, false),
    /** It does not take our key, or the key may not do that (401, 403). */
    PROVIDER_KEY_REJECTED(ErrorType.USER, true),
    /** The account has no money or quota left (402, or what the vendor sends instead). */
    PROVIDER_OUT_OF_CREDIT(ErrorType.USER, true),
    /** It does not take the request as it is: too large, an unknown model, a setting it does not know. */
    PROVIDER_REQUEST_REJECTED(ErrorType.USER, true),

    /** Too many calls, in its opinion (429). */
    PROVIDER_RATE_LIMITED(ErrorType.PROVIDER, true),
    /** It cannot be reached, is overloaded or broken (5xx), or is given a rest after too many failures. */
    PROVIDER_UNAVAILABLE(ErrorType.PROVIDER, true),
    /** It did not answer in time. */
    PROVIDER_TIMEOUT(ErrorType.PROVIDER, true),
    /** The answer broke off, or was longer than any that makes sense. */
    PROVIDER_ANSWER_CUT(ErrorType.PROVIDER, true),
    /** It answered with something that makes no sense. */
    PROVIDER_BAD_ANSWER(ErrorType.PROVIDER, true),
    /** The model stopped before it was done, because its answer got too long. */
    PROVIDER_ANSWER_TRUNCATED(ErrorType.PROVIDER, true),

    /** It has made something, but does not keep it any more, or not where it said. */
    PROVIDER_RESULT_EXPIRED(ErrorType.PROVIDER, false),
    /** It is at something, or has made it, and cannot be asked for it as things are. */
    PROVIDER_RESULT_UNREACHABLE(ErrorType.PROVIDER, false),
    /** What it has made lies at an address from which nothing is fetched. */
    PROVIDER_RESULT_ELSEWHERE(ErrorType.USER, false),

    /** It declines the content. */
    PROVIDER_REFUSED(ErrorType.REFUSED, true),

    /** The call could cost more than is left of the production's limit. */
    BUDGET_EXCEEDED(ErrorType.BUDGET, false),
    /** A production with a limit cannot be made with a model whose price nobody has told. */
    PRICE_UNKNOWN(ErrorType.BUDGET, true),

    /** As many calls as it may have are under way: a matter of waiting, not a failure. */
    PROVIDER_BUSY(ErrorType.BUSY, false),
    /** It is at it, and is asked again later. */
    PROVIDER_WORKING(ErrorType.BUSY, false),
    /** It has failed too often, or asked for a pause, and is not called: others may be, else it is a matter of waiting. */
    PROVIDER_RESTING(ErrorType.BUSY, true);

    private final ErrorType type;
    private final boolean another;

    ProviderError(ErrorType type, boolean another) {
        this.type = type;
        this.another = another;
    }

    @Override
    public ErrorType type() {
        return type;
    }

    /** Whether another provider may do what this one failed to do. */
    public boolean isForAnother() {
        return another;
    }
}
