package com.waooaw.governance.pages;

import com.waooaw.governance.GovernanceError;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.RetryAfter;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Says in words what went wrong in a page. Nothing was decided by it. */
@GovernorPages
// before the advice that answers clients of the API with JSON
@Order(Ordered.HIGHEST_PRECEDENCE)
@ControllerAdvice(annotations = GovernorPages.class)
class PageFaults {

    private static final Logger LOG = LoggerFactory.getLogger(PageFaults.class);

    private static final String LIST = "/approvals";

    /** Where security sends a form it does not trust. */
    @RequestMapping("/approvals/refused")
    ModelAndView refused() {
        return Pages.message(
                HttpStatus.FORBIDDEN,
                new Message(
                        "Nothing was decided",
                        "The form was too old, or did not come from this page. Open the approval again and decide there.",
                        LIST,
                        "Show what waits"));
    }

    @GetMapping("/login/failed")
    ModelAndView loginFailed() {
        return Pages.message(
                HttpStatus.UNAUTHORIZED,
                new Message(
                        "You are not logged in", "The login did not work. Nothing has changed.", LIST, "Try again"));
    }

    @ExceptionHandler
    ModelAndView on(WaooawException e) {
        if (e.code() == GovernanceError.APPROVAL_NOT_FOUND) {
            return notFound();
        }
        if (e.code().type().httpStatus() >= 500) {
            LOG.warn("{}: {}", e.code().id(), e.getMessage(), e);
        }
        return Pages.message(
                Pages.status(e.code()),
                new Message(
                        "Nothing was decided",
                        Pages.said(e.code(), String.valueOf(e.getMessage())),
                        LIST,
                        "Show what waits"));
    }

    @ExceptionHandler
    ModelAndView on(MethodArgumentTypeMismatchException e) {
        return notFound();
    }

    @ExceptionHandler
    ModelAndView on(RuntimeException e, HttpServletResponse response) {
        LOG.error("a page failed", e);
        RetryAfter.on(response, HttpStatus.SERVICE_UNAVAILABLE.value());
        return Pages.message(
                HttpStatus.SERVICE_UNAVAILABLE,
                new Message(
                        "Something is broken on our side",
                        "Nothing was decided by this. Please try again in a moment.",
                        LIST,
                        "Try again"));
    }

    private static ModelAndView notFound() {
        return Pages.message(
                HttpStatus.NOT_FOUND,
                new Message(
                        "There is no such approval",
                        "It does not exist, or it is not yours to decide.",
                        LIST,
                        "Show what waits"));
    }
}
