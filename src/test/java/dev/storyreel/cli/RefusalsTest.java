package dev.storyreel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            400, {"code":"malformed_json"},        malformed_json,        2
            404, {"code":"project_not_found"},     project_not_found,     2
            404, {},                               studio_unreachable,    3
            404, <html>nothing here</html>,        studio_unreachable,    3
            405, {"code":"method_not_allowed"},    method_not_allowed,    2
            410, ``,                               http_410,              2
            415, {"code":"wrong_content_type"},    wrong_content_type,    2
            422, {"code":"validation_failed"},     validation_failed,     2
            401, {"code":"api_key_missing"},       api_key_missing,       4
            409, {"code":"production_changed"},    production_changed,    4
            429, ``,                               http_429,              4
            500, {"code":"internal_error"},        internal_error,        3
            503, ``,                               http_503,              3
            507, ``,                               http_507,              3
            """)
    void noRefusalEndsAsAFilmThatFailed(int status, String answer, String code, int exitCode) {
        CommandFailure failure = Refusals.of(status, answer.getBytes(StandardCharsets.UTF_8));
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.exitCode()).isEqualTo(exitCode);
        assertThat(failure).message().isNotBlank();
    }
}
