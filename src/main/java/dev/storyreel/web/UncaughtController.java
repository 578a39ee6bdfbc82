package dev.storyreel.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers for what failed outside of the controllers: in filters and in the server itself. */
@Hidden
@RestController
final class UncaughtController implements ErrorController {
    private final Problems problems;

    UncaughtController(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("${spring.web.error.path:${error.path:/error}}")
    ResponseEntity<Problem> problem(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        boolean refused = status instanceof Integer code && code < 500;
        return switch (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION)) {
            case BodyTooLargeException tooLarge -> problems.answer(tooLarge);
            // a request that the server itself could not read to its end comes with an exception, too
            case Throwable error when !refused -> problems.internal(error);
            case null, default -> ofStatus(status instanceof Integer known ? known : 404);
        };
    }

    private ResponseEntity<Problem> ofStatus(int status) {
        return problems.answer(WebError.of(status), RequestWords.of(status), List.of());
    }
}
