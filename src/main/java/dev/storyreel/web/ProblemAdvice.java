package dev.storyreel.web;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.web.Problem.FieldProblem;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every failure of a request becomes one {@link Problem}. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;
    private final BodyProblems bodies;

    ProblemAdvice(Problems problems, BodyProblems bodies) {
        this.problems = problems;
        this.bodies = bodies;
    }

    @ExceptionHandler
    ResponseEntity<Problem> named(StoryreelException error) {
        return problems.answer(error);
    }

    @ExceptionHandler
    ResponseEntity<Problem> invalid(ConstraintViolationException error) {
        return invalid(error.getConstraintViolations().stream()
                .map(violation -> new FieldProblem(
                        FieldNames.ofProperty(violation.getPropertyPath().toString()), violation.getMessage())));
    }

    /** The server reads query parameters only when they are asked for, and so refuses them late. */
    @ExceptionHandler
    ResponseEntity<Problem> malformed(InvalidParameterException error) {
        return problems.answer(WebError.of(error.getErrorCode()), RequestWords.of(error.getErrorCode()), List.of());
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, TransactionException.class})
    ResponseEntity<Problem> databaseAway(Exception error) {
        log.warn("The database cannot be reached: {}", error.getMessage());
        return unavailable("the database cannot be reached; try again in a moment", "5");
    }

    /** The database gave up one of two that waited for each other: nothing of it is done. */
    @ExceptionHandler
    ResponseEntity<Problem> collided(ConcurrencyFailureException error) {
        log.warn("A request was given up for another: {}", error.getMessage());
        return unavailable("another request was at work on the same; try again", "1");
    }

    private ResponseEntity<Problem> unavailable(String detail, String retryAfterSeconds) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, retryAfterSeconds);
        return problems.answer(WebError.UNAVAILABLE, detail, List.of(), headers);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Problem> unexpected(Exception error, HttpServletResponse response) {
        return response.isCommitted() ? null : problems.internal(error);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException error, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return untyped(bodies.answer(error));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException error, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return untyped(invalid(error.getAllErrors().stream().map(ProblemAdvice::fieldProblem)));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException error, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (error.isForReturnValue()) {
            return untyped(problems.internal(error));
        }
        return untyped(invalid(error.getParameterValidationResults().stream().flatMap(ProblemAdvice::fieldProblems)));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException error, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String expected = "must be " + expected(error.getRequiredType());
        boolean inPath = error instanceof MethodArgumentTypeMismatchException argument
                && argument.getParameter().hasParameterAnnotation(PathVariable.class);
        return untyped(parameter(
                inPath ? WebError.INVALID_ID : WebError.INVALID_PARAMETER,
                String.valueOf(error.getPropertyName()),
                expected));
    }

    /** Parameters are one of a few words in lower case, or of a type. */
    private static String expected(@Nullable Class<?> type) {
        if (type == null || !type.isEnum()) {
            return JsonTypes.describe(type);
        }
        return "one of "
                + Arrays.stream(type.getEnumConstants())
                        .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException error,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return untyped(parameter(WebError.INVALID_PARAMETER, error.getParameterName(), "is required"));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception error, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (request instanceof ServletWebRequest servlet
                && servlet.getResponse() != null
                && servlet.getResponse().isCommitted()) {
            return null;
        }
        if (status.is5xxServerError() && status.value() != 503) {
            return untyped(problems.internal(error));
        }
        HttpHeaders kept = new HttpHeaders();
        kept.putAll(headers);
        return untyped(problems.answer(WebError.of(status.value()), RequestWords.of(status.value()), List.of(), kept));
    }

    private ResponseEntity<Problem> parameter(WebError code, String name, String message) {
        return problems.answer(code, name + " " + message, List.of(new FieldProblem(name, message)));
    }

    private ResponseEntity<Problem> invalid(Stream<FieldProblem> found) {
        List<FieldProblem> errors = found.sorted(
                        java.util.Comparator.comparing(FieldProblem::field).thenComparing(FieldProblem::message))
                .limit(100)
                .toList();
        String detail = errors.size() == 1
                ? errors.getFirst().field() + " " + errors.getFirst().message()
                : errors.size() + " fields are not valid";
        return problems.answer(WebError.VALIDATION_FAILED, detail, errors);
    }

    private static FieldProblem fieldProblem(ObjectError error) {
        String field = error instanceof FieldError named ? FieldNames.ofProperty(named.getField()) : "";
        return new FieldProblem(field, message(error.getDefaultMessage()));
    }

    private static Stream<FieldProblem> fieldProblems(ParameterValidationResult result) {
        if (result instanceof ParameterErrors errors) {
            return errors.getAllErrors().stream().map(ProblemAdvice::fieldProblem);
        }
        String name =
                FieldNames.ofProperty(String.valueOf(result.getMethodParameter().getParameterName()));
        return result.getResolvableErrors().stream()
                .map(error -> new FieldProblem(name, message(error.getDefaultMessage())));
    }

    private static String message(@Nullable String message) {
        return message == null ? "is not valid" : message;
    }

    private static ResponseEntity<Object> untyped(ResponseEntity<Problem> answer) {
        return new ResponseEntity<>(answer.getBody(), answer.getHeaders(), answer.getStatusCode());
    }
}
