package dev.storyreel.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.web.PlatformTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "storyreel.api-key=key-of-the-studio")
class ApiKeyTest extends PlatformTest {
    @Test
    void theKeyOpensTheApi() {
        assertThat(send(to("/v1/reels").header("X-API-Key", "key-of-the-studio"))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"key-of-the-studi", "key-of-the-studio ", "KEY-OF-THE-STUDIO", "x"})
    void anotherKeyDoesNot(String key) throws IOException {
        String answer = raw(
                "GET /v1/reels HTTP/1.1\r\nHost: localhost\r\nX-API-Key: \"" + key + "\"\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 401")
                .contains("WWW-Authenticate: ApiKey", "\"code\":\"unauthorized\"", "application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/reels",
                "/v1",
                "/v1/nothing",
                "/v1;a=b/reels",
                "/v1/reels;a=b",
                "/%76%31/reels",
                "//v1/reels",
                "/v1//reels",
                "/V1/reels",
                "/./v1/reels",
                "/health/../v1/reels",
                "/health/%2e%2e/v1/reels",
                "/v1%2freels",
                "/v1\\reels"
            })
    void noSpellingOfThePathGetsAround(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer.substring(0, 12)).isIn("HTTP/1.1 400", "HTTP/1.1 401", "HTTP/1.1 404");
        assertThat(answer).doesNotContain("row 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/ready", "/metrics", "/openapi.json"})
    void whatIsNotTheApiIsOpen(String path) {
        assertThat(send(to(path)).statusCode()).isEqualTo(200);
    }

    @Test
    void turnsAwayAfterCorsSoThatPagesCanReadWhy() {
        HttpResponse<String> answer = send(to("/v1/reels").header("Origin", "http://localhost:3000"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("http://localhost:3000");
    }

    @Test
    void settingsNeverPrintTheKey() {
        assertThat(new AccessSettings("sesame-open", java.util.List.of(), java.util.List.of()))
                .asString()
                .doesNotContain("sesame");
    }
}
