package dev.storyreel.web;

import dev.storyreel.error.ErrorCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * What every failed request is answered with (RFC 9457, {@code application/problem+json}).
 *
 * @param type names the kind of problem, as a URN of the code
 * @param title the code in words
 * @param status the HTTP status
 * @param detail what is wrong and, where there is one, the fix
 * @param code stable, in snake_case; the thing for programs to look at
 * @param errors the fields that are wrong, empty when the problem is not with fields
 */
@Schema(description = "What every failed request is answered with (RFC 9457)")
public record Problem(URI type, String title, int status, String detail, String code, List<FieldProblem> errors) {
    static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    /**
     * @param field the path of the field as the client writes it, e.g. {@code clips[2].image_prompt}
     * @param message what is wrong with it
     */
    public record FieldProblem(String field, String message) {}

    static Problem of(ErrorCode code, HttpStatus status, String detail, List<FieldProblem> errors) {
        String words = code.code().replace('_', ' ');
        String title = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return new Problem(
                URI.create("urn:storyreel:problem:" + code.code()), title, status.value(), detail, code.code(), errors);
    }
}
