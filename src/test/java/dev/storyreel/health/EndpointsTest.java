package dev.storyreel.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.web.PlatformTest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EndpointsTest extends PlatformTest {
    @Test
    void lives() {
        JsonNode health = json(send(to("/health")));

        assertThat(health.get("status").asString()).isEqualTo("ok");
        assertThat(health.get("version").asString()).isNotBlank();
        assertThat(health.get("uptime_seconds").isNumber()).isTrue();
    }

    @Test
    void isReadyWithEveryComponentNamed() {
        HttpResponse<String> ready = send(to("/health/ready"));

        JsonNode storage = json(ready).at("/components/0");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(storage.get("component").asString()).isEqualTo("storage");
        assertThat(storage.get("status").asString()).isIn("up", "degraded");
        assertThat(storage.get("detail").asString()).contains("GiB free");
        assertThat(storage.get("latency_ms").isNumber()).isTrue();
    }

    @Test
    void countsRequestsForPrometheus() {
        send(to("/health"));

        HttpResponse<String> metrics = send(to("/metrics"));

        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(metrics.body()).contains("http_server_requests_seconds_bucket{", "uri=\"/health\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/actuator", "/env", "/beans", "/prometheus", "/heapdump", "/loggers", "/shutdown", "/info"})
    void showsNothingElse(String path) {
        assertThat(send(to(path)).statusCode()).isEqualTo(404);
    }

    @Test
    void describesTheApi() {
        JsonNode api = json(send(to("/openapi.json")));

        assertThat(api.at("/info/title").asString()).isEqualTo("Storyreel");
        assertThat(api.at("/info/license/name").asString()).isEqualTo("Apache-2.0");
        assertThat(api.at("/components/securitySchemes/api_key/name").asString())
                .isEqualTo("X-API-Key");
        assertThat(api.at("/components/schemas/Reel/properties").propertyNames())
                .containsExactlyInAnyOrder("topic", "duration_seconds", "look", "clips");
        assertThat(api.at("/components/schemas/Problem/properties").propertyNames())
                .contains("code", "errors", "detail");
        assertThat(api.at("/components/schemas/FieldProblem/properties").propertyNames())
                .containsExactlyInAnyOrder("field", "message");
        JsonNode list = api.at("/paths/~1v1~1reels/get");
        assertThat(list.at("/responses/default/content/application~1problem+json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/Problem");
        assertThat(list.get("security").size()).isEqualTo(1);
        assertThat(api.at("/paths/~1health/get/security").isMissingNode()).isTrue();
        assertThat(api.get("paths").propertyNames()).doesNotContain("/error", "/files/{*key}", "/metrics");
    }

    @Test
    void hasAPageToTryItThatNeedsNoNetwork() {
        HttpResponse<String> docs = send(to("/docs"));
        assertThat(docs.statusCode()).isEqualTo(302);
        String place = docs.headers().firstValue("Location").orElseThrow();

        HttpResponse<String> page =
                send(to(place.startsWith("http") ? place.replaceFirst("^http://[^/]+", "") : place));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("swagger-ui").doesNotContain("src=\"http", "href=\"http");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors 'none'");
        assertThat(send(to("/swagger-ui/swagger-ui-bundle.js")).statusCode()).isEqualTo(200);
    }

    @Test
    void tellsABrowserWhatRunsHereAndWhereToGoOn() {
        HttpResponse<String> page = send(to("/").header("Accept", "text/html,*/*;q=0.8"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body()).contains("<h1>Storyreel</h1>").doesNotContain("<script", "=\"http");
        Matcher links = Pattern.compile("href=\"([^\"]+)\"").matcher(page.body());
        assertThat(links.results().map(link -> link.group(1)))
                .contains("/docs", "/openapi.json", "/health")
                .allSatisfy(link -> assertThat(send(to(link)).statusCode()).isIn(200, 302));

        HttpResponse<String> program = send(to("/").header("Accept", "application/json"));
        assertThat(program.statusCode()).isEqualTo(406);
        assertThat(json(program).get("code").asString()).isEqualTo("not_acceptable");
    }
}
