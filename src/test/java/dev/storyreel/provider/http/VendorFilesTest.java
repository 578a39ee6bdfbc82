package dev.storyreel.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.vendor.ClipTasks;
import dev.storyreel.provider.vendor.Fault;
import dev.storyreel.provider.vendor.StockShelf;
import dev.storyreel.provider.vendor.VendorServer;
import dev.storyreel.provider.vendor.VendorServer.Reply;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendorFilesTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final VendorServer server =
            new VendorServer().taking("GET /clip.mp4", null, _ -> Reply.of("video/mp4", ClipTasks.SOME_FILE));
    private final VendorServer other =
            new VendorServer().taking("GET /clip.mp4", null, _ -> Reply.of("video/mp4", ClipTasks.SOME_FILE));

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        server.close();
        other.close();
    }

    private String fetch(URI vendor, List<String> hosts, URI uri) throws InterruptedException {
        return new VendorFiles(
                        "Vendor",
                        "vendor",
                        Endpoint.of(vendor, LIMIT, LIMIT),
                        hosts,
                        headers -> headers.set("X-Key", "k"))
                .fetchVideo(uri, folder.resolve("clip"));
    }

    private ProviderException refused(URI vendor, List<String> hosts, URI uri) {
        return catchThrowableOfType(ProviderException.class, () -> fetch(vendor, hosts, uri));
    }

    @Test
    void theVendorsOwnHostGetsTheKeyAndNoOther() throws InterruptedException {
        assertThat(fetch(server.uri(), List.of(), server.uri().resolve("/clip.mp4")))
                .isEqualTo("video/mp4");
        assertThat(folder.resolve("clip")).hasBinaryContent(ClipTasks.SOME_FILE);
        assertThat(server.requests().getLast().header("X-Key")).isEqualTo("k");
        // another port is another server
        fetch(server.uri(), List.of(), other.uri().resolve("/clip.mp4"));
        assertThat(other.requests().getLast().header("X-Key")).isEmpty();
    }

    @Test
    void aRedirectIsFollowedWhereWeMayGoAnyway() throws InterruptedException {
        server.failing(Fault.status(302, "", "Location", other.uri() + "/clip.mp4"));
        assertThat(fetch(server.uri(), List.of(), server.uri().resolve("/there")))
                .isEqualTo("video/mp4");
        assertThat(other.requests().getLast().header("X-Key")).isEmpty();
        for (String to : List.of("http://169.254.169.254/latest", "https://example.org/x", "file:///etc/passwd", ":")) {
            server.failing(Fault.status(302, "", "Location", to));
            assertThat(refused(server.uri(), List.of(), server.uri().resolve("/there"))
                            .error())
                    .as(to)
                    .isIn(ProviderError.PROVIDER_RESULT_ELSEWHERE, ProviderError.PROVIDER_BAD_ANSWER);
        }
    }

    @Test
    void aPictureIsToldFromAClipByItsFirstBytes() throws InterruptedException {
        VendorFiles files =
                new VendorFiles("Vendor", "vendor", Endpoint.of(server.uri(), LIMIT, LIMIT), List.of(), _ -> {});
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13};
        server.taking("GET /a", null, _ -> Reply.of("text/html", png))
                .taking("GET /b", null, _ -> Reply.of("text/html", StockShelf.SOME_PICTURE));
        assertThat(files.fetchPicture(server.uri().resolve("/a"), folder.resolve("a")))
                .isEqualTo("image/png");
        assertThat(files.fetchPicture(server.uri().resolve("/b"), folder.resolve("b")))
                .isEqualTo("image/jpeg");
        ProviderException clip = catchThrowableOfType(
                ProviderException.class,
                () -> files.fetchPicture(server.uri().resolve("/clip.mp4"), folder.resolve("c")));
        assertThat(clip.error()).isEqualTo(ProviderError.PROVIDER_BAD_ANSWER);
        assertThat(clip).hasMessageContaining("something else than a picture");
    }

    @Test
    void aRoundIsLeft() {
        server.failingByChance(_ -> Fault.status(307, "", "Location", "/there"));
        assertThat(refused(server.uri(), List.of(), server.uri().resolve("/there"))
                        .error())
                .isEqualTo(ProviderError.PROVIDER_BAD_ANSWER);
        assertThat(server.requests()).hasSize(4);
    }

    /** All of them would be a way from a vendor's answer into a network of ours. */
    @Test
    void aVendorOnTheInternetSendsUsNowhereElse() {
        // a number, so that nothing is looked up
        URI vendor = URI.create("https://8.8.8.8/v1");
        List<String> hosts = List.of("127.0.0.1", "10.0.0.1", "*.example.com", "8.8.4.4");
        for (String uri : List.of(
                "https://127.0.0.1/clip.mp4",
                "https://10.0.0.1/clip.mp4",
                "http://8.8.8.8/clip.mp4",
                "http://8.8.4.4/clip.mp4",
                "https://example.com/clip.mp4",
                "https://example.com.evil.org/clip.mp4",
                "https://notexample.com/clip.mp4",
                "https://8.8.4.4@10.0.0.1/clip.mp4",
                "https://user@8.8.4.4/clip.mp4",
                "file:///etc/passwd",
                "clip.mp4")) {
            assertThat(refused(vendor, hosts, URI.create(uri)).error())
                    .as(uri)
                    .isEqualTo(ProviderError.PROVIDER_RESULT_ELSEWHERE);
        }
        assertThat(refused(vendor, List.of(), URI.create("https://8.8.4.4/clip.mp4?secret=1")))
                .hasMessageContaining("https://8.8.4.4")
                .hasMessageContaining("storyreel.provider.vendor.result-hosts")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "192.0.0.8",
                "192.168.1.1",
                "198.19.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001:0:1::",
                "ff02::1"
            })
    void aPrivateAddress(String address) throws UnknownHostException {
        assertThat(PublicAddresses.has(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.63.0.1", "100.128.0.1", "198.20.0.1", "2606:4700::1111", "2001:4860::1"})
    void anAddressOfTheInternet(String address) throws UnknownHostException {
        assertThat(PublicAddresses.has(InetAddress.getByName(address))).isTrue();
    }
}
