package dev.storyreel.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.web.PlatformTest;
import dev.storyreel.web.WebTestApplication.HandClock;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class FilesControllerTest extends PlatformTest {
    private static final ObjectKey KEY = ObjectKey.of("film", "final.mp4");

    @Autowired
    ObjectStore store;

    @Autowired
    HandClock clock;

    private String url = "";

    @BeforeEach
    void film() throws IOException {
        store.put(KEY, "0123456789".getBytes(StandardCharsets.UTF_8), "video/mp4");
        url = store.signedUrl(KEY, Duration.ofMinutes(5)).toString();
    }

    @Test
    void givesTheFileToWhoeverHoldsItsUrl() {
        HttpResponse<String> answer = send(to(url));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("0123456789");
        assertThat(header(answer, "Content-Type")).isEqualTo("video/mp4");
        assertThat(header(answer, "Content-Length")).isEqualTo("10");
        assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "ETag")).startsWith("\"");
    }

    @Test
    void headTellsTheSameWithoutTheBody() {
        HttpResponse<String> answer = send(to(url).method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "Content-Length")).isEqualTo("10");
        assertThat(header(answer, "Content-Type")).isEqualTo("video/mp4");
    }

    @ParameterizedTest
    @CsvSource({"bytes=2-4,234,bytes 2-4/10", "bytes=7-,789,bytes 7-9/10", "bytes=-2,89,bytes 8-9/10"})
    void givesOneRange(String range, String bytes, String said) {
        HttpResponse<String> answer = send(to(url).header("Range", range));

        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo(bytes);
        assertThat(header(answer, "Content-Range")).isEqualTo(said);
        assertThat(header(answer, "Content-Type")).isEqualTo("video/mp4");
    }

    @Test
    void givesSeveralRanges() {
        HttpResponse<String> answer = send(to(url).header("Range", "bytes=0-1,8-9"));

        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(header(answer, "Content-Type")).startsWith("multipart/byteranges");
        assertThat(answer.body())
                .contains("Content-Range: bytes 0-1/10", "Content-Range: bytes 8-9/10", "Content-Type: video/mp4");
    }

    @ParameterizedTest
    @CsvSource({"bytes=10-", "bytes=20-30", "bytes=x", "'bytes=0-9,0-9,0-9,0-9,0-9,0-9,0-9,0-9,0-9'"})
    void refusesRangesThatAreNotThere(String range) {
        HttpResponse<String> answer = send(to(url).header("Range", range));

        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes */10");
    }

    @Test
    void aRangeOfAnotherVersionBecomesTheWholeFile() {
        String etag = header(send(to(url)), "ETag");

        HttpResponse<String> same = send(to(url).header("Range", "bytes=2-4").header("If-Range", etag));
        HttpResponse<String> other = send(to(url).header("Range", "bytes=2-4").header("If-Range", "\"old\""));

        assertThat(same.statusCode()).isEqualTo(206);
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.body()).isEqualTo("0123456789");
    }

    @Test
    void saysWhenTheClientAlreadyHasIt() {
        String etag = header(send(to(url)), "ETag");

        assertThat(send(to(url).header("If-None-Match", etag)).statusCode()).isEqualTo(304);
    }

    @Test
    void savesUnderTheNameThatWasSigned() {
        String saving = store.signedDownloadUrl(KEY, Duration.ofMinutes(5), "Três corações.mp4")
                .toString();

        HttpResponse<String> answer = send(to(saving));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''Tr%C3%AAs%20cora%C3%A7%C3%B5es.mp4");
        assertRefused(saving.replace("Tr%C3%AAs", "Um"), "url_signature_invalid");
        assertRefused(url + "&download=virus.exe", "url_signature_invalid");
    }

    @Test
    void refusesUrlsThatWereChanged() {
        assertRefused(url.replace("final", "other"), "url_signature_invalid");
        assertRefused(url.replaceAll("expires=\\d+", "expires=99999999999"), "url_signature_invalid");
        assertRefused(url.replaceAll("expires=\\d+", "expires=x"), "url_signature_invalid");
        assertRefused(url.substring(0, url.length() - 1), "url_signature_invalid");
        assertRefused("/files/film/final.mp4", "url_signature_invalid");
    }

    @Test
    void refusesUrlsWhoseTimeIsOver() {
        Instant now = clock.instant();
        clock.set(now.plus(Duration.ofMinutes(6)));
        try {
            assertRefused(url, "url_expired");
        } finally {
            clock.set(now);
        }
    }

    @Test
    void namesWhatIsNotThere() throws IOException {
        store.delete(KEY);

        HttpResponse<String> answer = send(to(url));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).get("code").asString()).isEqualTo("object_not_found");
        assertThat(send(to("/files/a/..%5cb")).statusCode()).isEqualTo(400);
    }

    private void assertRefused(String path, String code) {
        HttpResponse<String> answer = send(to(path));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(json(answer).get("code").asString()).isEqualTo(code);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
