package dev.storyreel.web;

import dev.storyreel.web.Problem.FieldProblem;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Says what is wrong with a JSON body that could not be read. */
@Component
final class BodyProblems {
    private final Problems problems;
    private final JsonMapper json;

    BodyProblems(Problems problems, JsonMapper json) {
        this.problems = problems;
        this.json = json;
    }

    ResponseEntity<Problem> answer(HttpMessageNotReadableException error) {
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException tooLarge) {
                return problems.answer(tooLarge);
            }
        }
        return switch (error.getCause()) {
            case UnrecognizedPropertyException unknown -> unknownField(unknown);
            case MismatchedInputException mismatch -> wrongType(mismatch);
            case InputCoercionException number -> inField(WebError.WRONG_TYPE, number, "is too large a number");
            case DatabindException bind -> inField(WebError.VALIDATION_FAILED, bind, "is not valid");
            case JacksonException syntax -> malformed(syntax);
            case null, default -> problems.answer(WebError.BODY_MISSING, "this request needs a JSON body", List.of());
        };
    }

    private ResponseEntity<Problem> unknownField(UnrecognizedPropertyException error) {
        Collection<?> known = error.getKnownPropertyIds() == null ? List.of() : error.getKnownPropertyIds();
        String hint = FieldNames.nearest(error.getPropertyName(), known)
                .map(name -> "; did you mean " + name + "?")
                .orElse(known.isEmpty() ? "" : "; it has " + listed(known));
        return inField(WebError.UNKNOWN_FIELD, error, "is not a field of this request" + hint);
    }

    private static String listed(Collection<?> names) {
        return names.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private ResponseEntity<Problem> wrongType(MismatchedInputException error) {
        if (error.getPath().isEmpty() && isNoBody(error)) {
            return problems.answer(WebError.BODY_MISSING, "this request needs a JSON body", List.of());
        }
        return inField(WebError.WRONG_TYPE, error, "must be " + expected(error));
    }

    private static boolean isNoBody(MismatchedInputException error) {
        return error.getOriginalMessage().startsWith("No content to map");
    }

    private String expected(MismatchedInputException error) {
        Class<?> type = error.getTargetType();
        if (type != null && type.isEnum() && error instanceof InvalidFormatException) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> json.convertValue(constant, String.class))
                            .collect(Collectors.joining(", "));
        }
        return JsonTypes.describe(type);
    }

    private ResponseEntity<Problem> inField(WebError code, JacksonException error, String message) {
        String field = FieldNames.ofPath(error.getPath());
        String detail = (field.isEmpty() ? "the body" : field) + " " + message;
        List<FieldProblem> errors = field.isEmpty() ? List.of() : List.of(new FieldProblem(field, message));
        return problems.answer(code, detail, errors);
    }

    private ResponseEntity<Problem> malformed(JacksonException error) {
        return problems.answer(
                WebError.MALFORMED_JSON, "the body is not valid JSON" + place(error.getLocation()), List.of());
    }

    private static String place(@Nullable TokenStreamLocation at) {
        return at == null || at.getLineNr() < 1
                ? ""
                : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }
}
