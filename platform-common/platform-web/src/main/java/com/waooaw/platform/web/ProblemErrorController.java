package com.waooaw.platform.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers with a problem for what failed before any controller was reached, or was refused by a filter. */
@RestController
@Hidden
class ProblemErrorController implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemErrorController.class);

    @RequestMapping("${spring.web.error.path:/error}")
    ResponseEntity<Problem> problem(HttpServletRequest request) {
        var cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (cause instanceof AuthenticationServiceException unreachable) {
            LOG.warn("tokens cannot be checked", unreachable);
            return problem(WebError.UNAVAILABLE, 503, "tokens cannot be checked now; try again", request);
        }
        // nobody but the container names a status: who asks for this address itself finds nothing
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer given ? given : 404;
        if (status >= 500) {
            LOG.error("a request failed: {}", cause);
        }
        return problem(codeOf(status), status, detailOf(status), request);
    }

    static WebError codeOf(int status) {
        return switch (status) {
            case 401 -> WebError.UNAUTHENTICATED;
            case 403 -> WebError.FORBIDDEN;
            case 404 -> WebError.NO_SUCH_RESOURCE;
            case 405 -> WebError.METHOD_NOT_ALLOWED;
            case 406 -> WebError.NOT_ACCEPTABLE;
            case 413 -> WebError.BODY_TOO_LARGE;
            case 415 -> WebError.MEDIA_TYPE_UNSUPPORTED;
            case 503 -> WebError.UNAVAILABLE;
            default -> status >= 500 ? WebError.INTERNAL : WebError.REQUEST_REFUSED;
        };
    }

    static String detailOf(int status) {
        return switch (status) {
            case 404 -> "there is nothing at this address";
            case 503 -> "the service is not answering now; try again";
            default ->
                status >= 500
                        ? "something is broken on our side; quote the correlation id"
                        : "the request was refused before it was read";
        };
    }

    private static ResponseEntity<Problem> problem(
            WebError code, int status, String detail, HttpServletRequest request) {
        return ResponseEntity.status(status)
                .headers(headers -> RetryAfter.on(headers, status))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(code, status, detail, List.of(), CorrelationFilter.correlationId(request)));
    }
}
