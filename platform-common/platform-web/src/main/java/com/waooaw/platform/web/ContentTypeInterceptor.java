package com.waooaw.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses a body of no type in particular, a wildcard, which Spring takes for a defect of the service. */
class ContentTypeInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotSupportedException {
        var said = request.getContentType();
        if (said != null && said.indexOf('*') >= 0 && !isConcrete(said)) {
            throw new HttpMediaTypeNotSupportedException(null, List.of(), null, "a body has one type");
        }
        return true;
    }

    private static boolean isConcrete(String said) {
        try {
            return MediaType.parseMediaType(said).isConcrete();
        } catch (InvalidMediaTypeException _) {
            return false;
        }
    }
}
