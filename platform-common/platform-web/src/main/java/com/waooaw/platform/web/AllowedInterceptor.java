package com.waooaw.platform.web;

import com.waooaw.platform.kernel.WaooawException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Holds every controller method to its {@link Allowed}: deny by default. */
class AllowedInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        var allowed = method.getMethodAnnotation(Allowed.class);
        if (allowed != null && allowed.anonymous()) {
            return true;
        }
        var caller = Callers.of(SecurityContextHolder.getContext().getAuthentication())
                .orElseThrow(() -> new WaooawException(WebError.UNAUTHENTICATED, "this needs a bearer token"));
        if (allowed == null || !permits(allowed, caller)) {
            throw new WaooawException(WebError.FORBIDDEN, "your role does not allow this");
        }
        return true;
    }

    private static boolean permits(Allowed allowed, Caller caller) {
        return (allowed.operators() && caller.isOperator())
                || Arrays.stream(allowed.value()).anyMatch(caller::has);
    }
}
