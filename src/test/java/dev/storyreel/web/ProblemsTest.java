package dev.storyreel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ProblemsTest extends PlatformTest {
    private static final String REEL = "{\"topic\":\"%s\",\"duration_seconds\":30}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"topic":"","duration_seconds":30}                        | validation_failed | topic
        {"topic":"a"}                                             | validation_failed | duration_seconds
        {"topic":"a","duration_seconds":5}                        | validation_failed | duration_seconds
        {"topic":"a","duration_seconds":30,"clips":[{"image_prompt":"long one"}]} | validation_failed | clips[0].image_prompt
        {"topic":"a","duration_secondz":30}                       | unknown_field     | duration_secondz
        {"topic":"a","duration_seconds":30,"clips":[{"x":1}]}     | unknown_field     | clips[0].x
        {"topic":"a","duration_seconds":"30"}                     | wrong_type        | duration_seconds
        {"topic":"a","duration_seconds":30.5}                     | wrong_type        | duration_seconds
        {"topic":7,"duration_seconds":30}                         | wrong_type        | topic
        {"topic":["a"],"duration_seconds":30}                     | wrong_type        | topic
        {"topic":"a","duration_seconds":99999999999}              | wrong_type        | duration_seconds
        {"topic":"a","duration_seconds":30,"look":"plaid"}        | wrong_type        | look
        {"topic":"a","duration_seconds":30,"clips":{}}            | wrong_type        | clips
        """)
    void namesTheFieldThatIsWrong(String body, String code, String field) {
        HttpResponse<String> answer = send(posting("/v1/reels", body));

        assertProblem(answer, 400, code);
        assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(json(answer).at("/errors/0/message").asString()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ``                                         | body_missing
        null                                       | body_missing
        {"topic":                                  | malformed_json
        {"topic":"a"} x                            | malformed_json
        {"topic":"a","topic":"b"}                  | malformed_json
        [1]                                        | wrong_type
        """)
    void saysWhatIsWrongWithTheWholeBody(String body, String code) {
        assertProblem(send(posting("/v1/reels", body)), 400, code);
    }

    @Test
    void nestsNoDeeperThanARequestNeeds() {
        String deep = "[".repeat(65) + "]".repeat(65);
        String clips = "{\"topic\":\"a\",\"duration_seconds\":30,\"clips\":" + deep + "}";
        for (String body : java.util.List.of(clips, "[".repeat(9_000), "{\"a\":".repeat(3_000))) {
            HttpResponse<String> answer = send(posting("/v1/reels", body));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

    @Test
    void suggestsTheFieldThatWasMeant() {
        String body = "{\"topic\":\"a\",\"duration_second\":30}";

        assertThat(json(send(posting("/v1/reels", body))).get("detail").asString())
                .contains("did you mean duration_seconds?");
    }

    @Test
    void suggestsTheOneFieldThatHasAWordOfIt() {
        assertThat(json(send(posting("/v1/reels", "{\"topic\":\"a\",\"duration\":30}")))
                        .get("detail")
                        .asString())
                .contains("did you mean duration_seconds?");
    }

    @Test
    void tellsWhichFieldsThereAreWhereNoneIsLikeIt() {
        assertThat(json(send(posting("/v1/reels", "{\"text\":\"a\",\"duration_seconds\":30}")))
                        .get("detail")
                        .asString())
                .contains("; it has clips, duration_seconds, ")
                .contains("topic");
    }

    @Test
    void saysWhereTheSyntaxBreaks() {
        assertThat(json(send(posting("/v1/reels", "{\n  \"topic\": oops}")))
                        .get("detail")
                        .asString())
                .contains("line 2, column ");
    }

    @Test
    void saysThatTheDatabaseIsAwayAndNothingMore() {
        HttpResponse<String> answer = send(to("/v1/database-away"));
        assertProblem(answer, 503, "unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(answer.body()).doesNotContain("secret");
    }

    @Test
    void saysThatAnotherRequestWasInTheWay() {
        HttpResponse<String> answer = send(to("/v1/database-deadlock"));
        assertProblem(answer, 503, "unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(answer.body()).doesNotContain("secret");
    }

    @Test
    void refusesDeepNesting() {
        assertProblem(send(posting("/v1/reels", "{\"clips\":" + "[".repeat(500))), 400, "wrong_type");
    }

    @Test
    void namesEveryWrongFieldAtOnce() {
        JsonNode errors = json(send(posting("/v1/reels", "{\"topic\":\" \",\"duration_seconds\":1}")))
                .get("errors");

        assertThat(errors.valueStream().map(error -> error.get("field").asString()))
                .containsExactly("duration_seconds", "topic");
    }

    @Test
    void knowsWhatAnAddressTakes() {
        HttpResponse<String> method =
                send(to("/v1/reels/" + new java.util.UUID(0, 1)).DELETE());
        HttpResponse<String> type =
                send(to("/v1/reels").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("a")));

        assertProblem(method, 405, "method_not_allowed");
        assertThat(method.headers().firstValue("Allow").orElseThrow()).contains("GET");
        assertProblem(type, 415, "media_type_unsupported");
        assertProblem(send(to("/v1/nothing")), 404, "not_found");
        assertProblem(send(to("/nothing")), 404, "not_found");
        assertProblem(send(to("/actuator/env")), 404, "not_found");
    }

    @Test
    void checksIdsAndParameters() {
        assertProblem(send(to("/v1/reels/17")), 400, "invalid_id");
        assertProblem(send(to("/v1/needs")), 400, "invalid_parameter");
        assertProblem(send(to("/v1/needs?count=x")), 400, "invalid_parameter");
        assertProblem(send(to("/v1/needs?count=0")), 400, "validation_failed");
        assertProblem(send(to("/v1/reels?limit=0")), 400, "invalid_parameter");
        assertProblem(send(to("/v1/reels?limit=101")), 400, "invalid_parameter");
        assertProblem(send(to("/v1/reels?cursor=abc")), 400, "invalid_cursor");
    }

    @Test
    void answersNamedErrorsByTheirType() {
        assertProblem(send(to("/v1/reels/" + new java.util.UUID(0, 1))), 404, "reel_not_found");
        assertProblem(send(posting("/v1/reels", REEL.formatted("refuse"))), 400, "reel_refused");
        assertProblem(send(posting("/v1/reels", REEL.formatted("dear"))), 402, "reel_too_dear");
        HttpResponse<String> vendor = send(posting("/v1/reels", REEL.formatted("vendor")));
        assertProblem(vendor, 502, "reel_vendor_down");
        assertThat(vendor.headers().firstValue("Retry-After")).contains("7");
    }

    @Test
    void keepsInternalsToItself() {
        HttpResponse<String> crash = send(posting("/v1/reels", REEL.formatted("crash")));
        HttpResponse<String> broken = send(posting("/v1/reels", REEL.formatted("broken")));

        assertProblem(crash, 500, "internal");
        assertProblem(broken, 500, "reel_broken");
        assertThat(crash.body() + broken.body()).doesNotContain("secret", "Exception");
    }

    @Test
    void refusesLongBodiesDeclaredOrNot() {
        String tooLong = REEL.formatted("a".repeat(30_000));
        byte[] bytes = tooLong.getBytes(StandardCharsets.UTF_8);

        assertProblem(send(posting("/v1/reels", tooLong)), 413, "body_too_large");
        assertProblem(
                send(to("/v1/reels")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))),
                413,
                "body_too_large");
        assertProblem(
                send(to("/v1/reels")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "long")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))),
                413,
                "body_too_large");
    }

    @Test
    void answersWithProblemsEvenWhereTomcatRefuses() throws IOException {
        String line = raw("GET /a<b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        String path = raw("GET /v1/%2fa HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(line + path).doesNotContain("<html", "Tomcat", "java.", "Exception");
        assertThat(line).startsWith("HTTP/1.1 400").contains("application/problem+json", "\"code\":\"bad_request\"");
        assertThat(path).startsWith("HTTP/1.1 400").contains("application/problem+json", "\"code\":\"bad_request\"");
    }

    @Test
    void refusesAFormWithoutReadingIt() throws IOException {
        String multipart = "Content-Type: multipart/form-data\r\nContent-Length: 0\r\n";
        assertThat(raw("POST /v1/reels HTTP/1.1\r\n" + multipart + "Host: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 415")
                .contains("\"code\":\"media_type_unsupported\"");

        String form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 30000\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(15_000);
            // no byte of the announced body is ever sent
            String head = "PUT /v1/reels HTTP/1.1\r\n" + form + "Host: localhost\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 413");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Idempotency-Key: broken\r\n"})
    void aBodyThatBreaksOffIsTheClientsFault(String key) throws IOException {
        String head = "POST /v1/reels HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + key
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";

        assertThat(raw(head + "not a chunk\r\n")).startsWith("HTTP/1.1 400").contains("application/problem+json");
    }

    @Test
    void parametersThatCannotBeReadAreTheClientsFault() throws IOException {
        String end = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

        assertThat(raw("GET /v1/reels?limit=%ZZ" + end))
                .startsWith("HTTP/1.1 400")
                .contains("problem+json");
        assertThat(raw("GET /v1/reels?limit=1" + "&a".repeat(2000) + end))
                .matches("(?s)HTTP/1.1 4\\d\\d.*problem\\+json.*");
    }

    @Test
    void pagesEndWithACursorToTheNext() {
        JsonNode page = json(send(to("/v1/reels?limit=3")));

        assertThat(page.get("data").size()).isEqualTo(3);
        assertThat(Cursor.decode(page.get("next_cursor").asString()).id()).isEqualTo(new java.util.UUID(0, 1));
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        JsonNode problem = json(answer);
        assertThat(problem.propertyNames())
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "code", "errors");
        assertThat(problem.get("code").asString()).isEqualTo(code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
    }
}
