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
import org.springframework.http.HttpHeaders;

/**
 * Brings files that a vendor has made from where it says they are. An address in an answer is not to be trusted: it has to be
 * of the vendor itself or of a host that the settings list, on the internet, by TLS; only a vendor that is itself reached
 * without TLS, or in a network of one's own, may send us there. Files go to the disk as they come. Safe for use by many
 * threads.
 */
public final class VendorFiles {
    private static final long MAX_BYTES = 200L << 20;
    private static final Duration WHOLE_FILE = Duration.ofMinutes(5);
    private static final int MOST_REDIRECTS = 3;

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

    /**
     * Brings a clip.
     *
     * @return what its first bytes say it is: {@code video/mp4} or {@code video/webm}
     * @throws ProviderException {@link ProviderError#PROVIDER_RESULT_ELSEWHERE},
     *     {@link ProviderError#PROVIDER_RESULT_EXPIRED} or what else went wrong
     */
    public String fetchVideo(URI uri, Path target) throws InterruptedException {
        URI next = uri;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            requireAllowed(next);
            HttpResponse<?> answer = get(next, target);
            switch (answer.statusCode()) {
                case 200 -> {
                    return videoType(target);
                }
                case 301, 302, 303, 307, 308 -> next = redirect(next, answer);
                case 403, 404, 410 ->
                    throw new ProviderException(
                            ProviderError.PROVIDER_RESULT_EXPIRED,
                            vendor + " has the clip no more (HTTP " + answer.statusCode() + ")");
                default ->
                    throw new ProviderException(
                            ProviderError.PROVIDER_UNAVAILABLE,
                            vendor + " does not hand out the clip (HTTP " + answer.statusCode() + ")");
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
        return videoType(target);
    }

    private HttpResponse<?> get(URI uri, Path target) throws InterruptedException {
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
            throw new ProviderException(e.error(), vendor + " " + e.getMessage() + ", when asked for the clip", e);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the download was given up");
            }
            throw new ProviderException(ProviderError.PROVIDER_UNAVAILABLE, vendor + " does not hand out the clip", e);
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

    private void requireAllowed(URI uri) throws InterruptedException {
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        boolean listed = host.equalsIgnoreCase(endpoint.baseUrl().getHost())
                || hosts.stream().anyMatch(each -> covers(each, host));
        boolean secure = "https".equalsIgnoreCase(uri.getScheme())
                || ("http".equalsIgnoreCase(uri.getScheme())
                        && "http".equals(endpoint.baseUrl().getScheme()));
        if (!listed || !secure || uri.getUserInfo() != null) {
            throw elsewhere(uri, host);
        }
        if (!isPublic(host) && isPublic(endpoint.baseUrl().getHost())) {
            throw elsewhere(uri, host);
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

    private ProviderException elsewhere(URI uri, String host) {
        return new ProviderException(
                ProviderError.PROVIDER_RESULT_ELSEWHERE,
                vendor + " says that the clip lies at " + uri.getScheme() + "://" + host
                        + ", from where nothing is fetched; if that is right, add the host to storyreel.provider."
                        + name + ".result-hosts and try again, which costs nothing");
    }

    /** What comes of a page or a message is no clip. */
    private String videoType(Path file) {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(12);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        if (head.length == 12 && new String(head, 4, 4, StandardCharsets.ISO_8859_1).equals("ftyp")) {
            return "video/mp4";
        }
        // EBML, of which Matroska and WebM are made
        if (head.length == 12
                && Arrays.equals(Arrays.copyOf(head, 4), new byte[] {0x1a, 0x45, (byte) 0xdf, (byte) 0xa3})) {
            return "video/webm";
        }
        throw new ProviderException(ProviderError.PROVIDER_BAD_ANSWER, vendor + " sent something else than a clip");
    }
}
