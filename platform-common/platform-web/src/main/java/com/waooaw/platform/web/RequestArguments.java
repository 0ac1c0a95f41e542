package com.waooaw.platform.web;

import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.WaooawException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Lets controller methods take the {@link Caller} and the {@link Cause} of a request. */
class RequestArguments implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class || parameter.getParameterType() == Cause.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        if (parameter.getParameterType() == Cause.class) {
            return request.getAttribute(CorrelationFilter.CAUSE, RequestAttributes.SCOPE_REQUEST);
        }
        return Callers.of(SecurityContextHolder.getContext().getAuthentication())
                .orElseThrow(() -> new WaooawException(WebError.UNAUTHENTICATED, "this needs a bearer token"));
    }
}
