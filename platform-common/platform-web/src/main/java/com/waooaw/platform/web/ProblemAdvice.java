package com.waooaw.platform.web;

import com.waooaw.platform.kernel.ErrorCode;
import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.kernel.WaooawException;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;

/** Turns every failure of a request into a problem with a stable code; nothing of our insides gets out. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE - 10)
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    /** SQL states {@code character_not_in_repertoire} and {@code untranslatable_character}. */
    private static final Set<String> UNSTORABLE_TEXT = Set.of("22021", "22P05");

    @ExceptionHandler
    ResponseEntity<Problem> on(WaooawException e, HttpServletRequest request) {
        if (e.code().type().httpStatus() >= 500) {
            LOG.warn("{}: {}", e.code().id(), e.getMessage(), e);
        }
        return problem(e.code(), e.code().type().httpStatus(), String.valueOf(e.getMessage()), e.faults(), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> on(HttpMessageNotReadableException e, HttpServletRequest request) {
        // a reader may wrap our own refusal (the body is too large) in its complaint
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof WaooawException ours) {
                return on(ours, request);
            }
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case InputCoercionException misfit -> {
                    return misfit(misfit, request);
                }
                case StreamReadException unreadable -> {
                    return problem(
                            WebError.BODY_UNREADABLE,
                            "the body is not JSON: " + JsonFaults.message(unreadable),
                            request);
                }
                case DatabindException misfit -> {
                    return misfit(misfit, request);
                }
                default -> {}
            }
        }
        return problem(WebError.BODY_UNREADABLE, "the body is missing or cannot be read", request);
    }

    private static ResponseEntity<Problem> misfit(JacksonException e, HttpServletRequest request) {
        return problem(
                WebError.BODY_INVALID,
                WebError.BODY_INVALID.type().httpStatus(),
                "the body has another shape than this resource reads",
                List.of(JsonFaults.of(e)),
                request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> on(MethodArgumentNotValidException e, HttpServletRequest request) {
        var faults = e.getBindingResult().getFieldErrors().stream()
                .map(f -> new Fault(JsonFaults.pointer(f.getField()), String.valueOf(f.getDefaultMessage())))
                .toList();
        return problem(
                WebError.BODY_INVALID,
                WebError.BODY_INVALID.type().httpStatus(),
                "the body breaks " + faults.size() + " rule(s)",
                faults,
                request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> on(HandlerMethodValidationException e, HttpServletRequest request) {
        var faults = e.getParameterValidationResults().stream()
                .flatMap(r -> r.getResolvableErrors().stream()
                        .map(m -> new Fault(
                                "/"
                                        + JsonFaults.snake(String.valueOf(
                                                r.getMethodParameter().getParameterName())),
                                String.valueOf(m.getDefaultMessage()))))
                .toList();
        return problem(WebError.PARAMETER_INVALID, 400, "a parameter is out of range", faults, request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> on(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        // an id that cannot be an id names nothing
        return e.getParameter().hasParameterAnnotation(PathVariable.class)
                ? problem(WebError.NO_SUCH_RESOURCE, "there is nothing at this address", request)
                : problem(WebError.PARAMETER_INVALID, "the parameter " + e.getName() + " has the wrong type", request);
    }

    @ExceptionHandler({NoResourceFoundException.class, MissingPathVariableException.class})
    ResponseEntity<Problem> onNothingThere(Exception e, HttpServletRequest request) {
        return problem(WebError.NO_SUCH_RESOURCE, "there is nothing at this address", request);
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        // among them: the pool gave no connection in time, which is asked at the first statement and not when the
        // transaction begins
        TransientDataAccessException.class,
        // the connection went away before the end: whether it was committed, the idempotency key will tell
        TransactionSystemException.class
    })
    ResponseEntity<Problem> onDatabase(RuntimeException e, HttpServletRequest request) {
        LOG.warn(
                "the database does not answer: {}",
                NestedExceptionUtils.getMostSpecificCause(e).toString());
        LOG.debug("the database does not answer", e);
        return problem(WebError.UNAVAILABLE, "the database does not answer; try again", request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> on(UncategorizedSQLException e, HttpServletRequest request) {
        return LostConnection.isBehind(e) ? onDatabase(e, request) : on((Exception) e, request);
    }

    /** PostgreSQL keeps no U+0000 in text or JSON: that is the sender's fault and not a defect. */
    @ExceptionHandler
    ResponseEntity<Problem> on(DataIntegrityViolationException e, HttpServletRequest request) {
        if (!(e.getMostSpecificCause() instanceof SQLException sql) || !UNSTORABLE_TEXT.contains(sql.getSQLState())) {
            return on((Exception) e, request);
        }
        // where no body is read, only the address can hold it
        var code = "GET".equals(request.getMethod()) ? WebError.PARAMETER_INVALID : WebError.BODY_INVALID;
        return problem(code, "the request holds a character that no text may hold", request);
    }

    /** The container reads the query when the first parameter is asked for, and only then sees that it is no text. */
    @ExceptionHandler
    ResponseEntity<Problem> on(InvalidParameterException e, HttpServletRequest request) {
        return problem(WebError.PARAMETER_INVALID, "the query is not text in UTF-8", request);
    }

    /** The firewall looks at a header when it is asked for. */
    @ExceptionHandler
    ResponseEntity<Problem> on(RequestRejectedException e, HttpServletRequest request) {
        return problem(WebError.REQUEST_REFUSED, "a header holds characters that no header may hold", request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> on(Exception e, HttpServletRequest request) {
        if (e instanceof ErrorResponse known && !known.getStatusCode().is5xxServerError()) {
            var answer = problem(
                    codeOf(e),
                    known.getStatusCode().value(),
                    String.valueOf(known.getBody().getDetail()),
                    List.of(),
                    request);
            // which methods and formats there are
            return ResponseEntity.status(answer.getStatusCode())
                    .headers(known.getHeaders())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(answer.getBody());
        }
        LOG.error("a request failed", e);
        return problem(WebError.INTERNAL, "something is broken on our side; quote the correlation id", request);
    }

    private static ErrorCode codeOf(Exception e) {
        return switch (e) {
            case HttpRequestMethodNotSupportedException _ -> WebError.METHOD_NOT_ALLOWED;
            case HttpMediaTypeNotSupportedException _ -> WebError.MEDIA_TYPE_UNSUPPORTED;
            case HttpMediaTypeNotAcceptableException _ -> WebError.NOT_ACCEPTABLE;
            default -> WebError.PARAMETER_INVALID;
        };
    }

    private static ResponseEntity<Problem> problem(ErrorCode code, String detail, HttpServletRequest request) {
        return problem(code, code.type().httpStatus(), detail, List.of(), request);
    }

    private static ResponseEntity<Problem> problem(
            ErrorCode code, int status, @Nullable String detail, List<Fault> faults, HttpServletRequest request) {
        return ResponseEntity.status(status)
                .headers(headers -> RetryAfter.on(headers, status))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(
                        code, status, String.valueOf(detail), faults, CorrelationFilter.correlationId(request)));
    }
}
