package dev.storyreel.web;

import dev.storyreel.error.ErrorCode;
import dev.storyreel.error.ErrorType;
import dev.storyreel.error.StoryreelException;
import dev.storyreel.error.WrongField;
import dev.storyreel.web.Problem.FieldProblem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns errors into problem answers, for controllers' advice and for filters alike. Safe for use by many threads. */
@Component
public final class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final Map<ErrorCode, HttpStatus> statuses = new HashMap<>();
    private final JsonMapper json;

    Problems(List<ErrorStatuses> contributed, JsonMapper json) {
        contributed.forEach(module -> statuses.putAll(module.statuses()));
        this.json = json;
    }

    /** The problem of an error; what is ours to mend is logged and told only by the log entry's id. */
    public ResponseEntity<Problem> answer(StoryreelException error) {
        ErrorCode code = error.errorCode();
        if (code.type() == ErrorType.INTERNAL) {
            return internal(code, error);
        }
        HttpHeaders headers = new HttpHeaders();
        error.retryAfter().ifPresent(wait -> headers.set(HttpHeaders.RETRY_AFTER, "" + Math.max(1, wait.toSeconds())));
        List<FieldProblem> fields =
                error instanceof WrongField wrong ? List.of(new FieldProblem(wrong.field(), wrong.fault())) : List.of();
        return answer(code, String.valueOf(error.getMessage()), fields, headers);
    }

    /** The problem of an error that nobody expected. */
    public ResponseEntity<Problem> internal(Throwable error) {
        return internal(WebError.INTERNAL, error);
    }

    private ResponseEntity<Problem> internal(ErrorCode code, Throwable error) {
        UUID id = UUID.randomUUID();
        log.error("request failed, log id {}", id, error);
        return answer(code, "something went wrong on our side; the server's log has it under " + id, List.of());
    }

    ResponseEntity<Problem> answer(ErrorCode code, String detail, List<FieldProblem> errors) {
        return answer(code, detail, errors, new HttpHeaders());
    }

    ResponseEntity<Problem> answer(ErrorCode code, String detail, List<FieldProblem> errors, HttpHeaders headers) {
        HttpStatus status = status(code);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        return new ResponseEntity<>(Problem.of(code, status, detail, errors), headers, status);
    }

    /** Answers with a problem from a filter; headers set before are kept. */
    public void send(HttpServletResponse response, ErrorCode code, String detail) throws IOException {
        HttpStatus status = status(code);
        send(response, Problem.of(code, status, detail, List.of()));
    }

    void send(HttpServletResponse response, Problem problem) throws IOException {
        byte[] body = json.writeValueAsBytes(problem);
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** The HTTP status of an error; see {@link ErrorStatuses} for the rule. */
    public HttpStatus status(ErrorCode code) {
        HttpStatus own = statuses.get(code);
        if (own != null) {
            return own;
        }
        if (code.code().endsWith("_not_found")) {
            return HttpStatus.NOT_FOUND;
        }
        return switch (code.type()) {
            case USER -> HttpStatus.BAD_REQUEST;
            case REFUSED -> HttpStatus.UNPROCESSABLE_CONTENT;
            case BUDGET -> HttpStatus.PAYMENT_REQUIRED;
            case PROVIDER -> HttpStatus.BAD_GATEWAY;
            case RESOURCES, BUSY -> HttpStatus.SERVICE_UNAVAILABLE;
            case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
