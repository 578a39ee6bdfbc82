package dev.storyreel.provider.http;

import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Brings files that a vendor has from where it says they are. An address in an answer is not to be trusted: it has to be
 * of the vendor itself or of a host that the settings list, on the internet, by TLS; only a vendor that is itself reached
 * without TLS, or in a network of one's own, may send us there. Files go to the disk as they come. Safe for use by many
 * threads.
 */
public final class VendorFiles {
    private static final long MAX_BYTES = 200L << 20;
    private static final Duration WHOLE_FILE = Duration.ofMinutes(5);
    private static final int MOST_REDIRECTS = 3;
    /** Bytes that tell what a file is. */
    private static final int HEAD = 12;

    private final String vendor;
    private final String name;
    private final Endpoint endpoint;
    private final List<String> hosts;
    private final Consumer<HttpHeaders> credentials;
    private final BoundedRequests requests;

    /**
     * @param vendor its name as people know it
     * @param name in the settings
     * @param hosts from which files are fetched beside the vendor's own; {@code *.example.com} is all below that
     * @param credentials sets the headers that carry the key; the vendor's own host gets them, and no other
     */
    public VendorFiles(
            String vendor, String name, Endpoint endpoint, List<String> hosts, Consumer<HttpHeaders> credentials) {
        this.vendor = vendor;
        this.name = name;
        this.endpoint = endpoint;
        this.hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
        this.credentials = credentials;
        this.requests = new BoundedRequests(
                BoundedRequests.client(endpoint.baseUrl()), endpoint.firstByte(), WHOLE_FILE, MAX_BYTES);
    }

    /** What is brought, and how its files begin. */
    private enum Content {
        CLIP("clip") {
            @Override
            @Nullable
            String type(String head) {
                return head.startsWith("ftyp", 4) ? "video/mp4" : head.startsWith(EBML) ? "video/webm" : null;
            }
        },
        PICTURE("picture") {
            @Override
            @Nullable
            String type(String head) {
                return head.startsWith(JPEG) ? "image/jpeg" : head.startsWith(PNG) ? "image/png" : null;
            }
        };

        /** Of which Matroska and WebM are made. */
        private static final String EBML = "\u001aE\u00df\u00a3";

        private static final String JPEG = "\u00ff\u00d8\u00ff";
        private static final String PNG = "\u0089PNG\r\n\u001a\n";

        private final String noun;

        Content(String noun) {
            this.noun = noun;
        }

        /**
         * Null for the beginning of something else.
         *
         * @param head a letter for each of the first bytes
         */
        abstract @Nullable String type(String head);
    }

    /**
     * Brings a clip.
     *
     * @return what its first bytes say it is: {@code video/mp4} or {@code video/webm}
     * @throws ProviderException {@link ProviderError#PROVIDER_RESULT_ELSEWHERE},
     *     {@link ProviderError#PROVIDER_RESULT_EXPIRED} or what else went wrong
     */
    public String fetchVideo(URI uri, Path target) throws InterruptedException {
        return fetch(Content.CLIP, uri, target);
    }

    /**
     * Brings a picture, which is not decoded.
     *
     * @return what its first bytes say it is: {@code image/jpeg} or {@code image/png}
     * @throws ProviderException as {@link #fetchVideo}
     */
    public String fetchPicture(URI uri, Path target) throws InterruptedException {
        return fetch(Content.PICTURE, uri, target);
    }

    private String fetch(Content content, URI uri, Path target) throws InterruptedException {
        URI next = uri;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            requireAllowed(content, next);
            HttpResponse<?> answer = get(content, next, target);
            switch (answer.statusCode()) {
                case 200 -> {
                    return type(content, target);
                }
                case 301, 302, 303, 307, 308 -> next = redirect(next, answer);
                case 403, 404, 410 ->
                    throw new ProviderException(
                            ProviderError.PROVIDER_RESULT_EXPIRED,
                            vendor + " has the " + content.noun + " no more (HTTP " + answer.statusCode() + ")");
                default ->
                    throw new ProviderException(
                            ProviderError.PROVIDER_UNAVAILABLE,
                            vendor + " does not hand out the " + content.noun + " (HTTP " + answer.statusCode() + ")");
            }
        }
        throw new ProviderException(ProviderError.PROVIDER_BAD_ANSWER, vendor + " sends us from place to place");
    }

    /**
     * Writes a clip that came with the answer itself.
     *
     * @return as {@link #fetchVideo}
     */
    public String writeVideo(byte[] file, Path target) {
        try {
            Files.write(target, file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return type(Content.CLIP, target);
    }

    private HttpResponse<?> get(Content content, URI uri, Path target) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (isVendor(uri)) {
            HttpHeaders headers = new HttpHeaders();
            credentials.accept(headers);
            headers.forEach((header, values) -> values.forEach(value -> request.header(header, value)));
        }
        try {
            return requests.exchange(
                    request.build(),
                    status -> status == 200
                            ? BodyHandlers.ofFile(
                                    target,
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE,
                                    StandardOpenOption.TRUNCATE_EXISTING)
                            : BodyHandlers.replacing(target));
        } catch (BoundedRequests.Failed e) {
            throw new ProviderException(
                    e.error(), vendor + " " + e.getMessage() + ", when asked for the " + content.noun, e);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the download was given up");
            }
            throw new ProviderException(
                    ProviderError.PROVIDER_UNAVAILABLE, vendor + " does not hand out the " + content.noun, e);
        }
    }

    private URI redirect(URI from, HttpResponse<?> answer) {
        try {
            return from.resolve(answer.headers().firstValue("Location").orElse(""));
        } catch (IllegalArgumentException e) {
            throw new ProviderException(ProviderError.PROVIDER_BAD_ANSWER, vendor + " sends us nowhere", e);
        }
    }

    private boolean isVendor(URI uri) {
        URI base = endpoint.baseUrl();
        return base.getHost().equalsIgnoreCase(uri.getHost())
                && base.getScheme().equalsIgnoreCase(uri.getScheme())
                && base.getPort() == uri.getPort();
    }

    private void requireAllowed(Content content, URI uri) throws InterruptedException {
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        boolean listed = host.equalsIgnoreCase(endpoint.baseUrl().getHost())
                || hosts.stream().anyMatch(each -> covers(each, host));
        boolean secure = "https".equalsIgnoreCase(uri.getScheme())
                || ("http".equalsIgnoreCase(uri.getScheme())
                        && "http".equals(endpoint.baseUrl().getScheme()));
        if (!listed || !secure || uri.getUserInfo() != null) {
            throw elsewhere(content, uri, host);
        }
        if (!isPublic(host) && isPublic(endpoint.baseUrl().getHost())) {
            throw elsewhere(content, uri, host);
        }
    }

    private static boolean covers(String listed, String host) {
        return listed.startsWith("*.") ? host.endsWith(listed.substring(1)) : host.equals(listed);
    }

    private boolean isPublic(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).allMatch(PublicAddresses::has);
        } catch (UnknownHostException e) {
            throw new ProviderException(
                    ProviderError.PROVIDER_UNAVAILABLE, vendor + "'s host " + host + " cannot be found", e);
        }
    }

    private ProviderException elsewhere(Content content, URI uri, String host) {
        return new ProviderException(
                ProviderError.PROVIDER_RESULT_ELSEWHERE,
                vendor + " says that the " + content.noun + " lies at " + uri.getScheme() + "://" + host
                        + ", from where nothing is fetched; if that is right, add the host to storyreel.provider."
                        + name + ".result-hosts and try again, which costs nothing");
    }

    /** What comes of a page or a message is neither a clip nor a picture. */
    private String type(Content content, Path file) {
        String head;
        try (InputStream in = Files.newInputStream(file)) {
            head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        String type = head.length() < HEAD ? null : content.type(head);
        if (type == null) {
            throw new ProviderException(
                    ProviderError.PROVIDER_BAD_ANSWER, vendor + " sent something else than a " + content.noun);
        }
        return type;
    }
}
