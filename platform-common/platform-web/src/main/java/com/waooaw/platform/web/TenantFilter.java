package com.waooaw.platform.web;

import com.waooaw.platform.database.Tenancy;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Shows the request only the rows of the customer its caller belongs to. */
public class TenantFilter extends OncePerRequestFilter {

    /** A filter for a security chain, after the caller is known. */
    public TenantFilter() {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = Callers.of(SecurityContextHolder.getContext().getAuthentication());
        var tenant = caller.flatMap(Caller::tenant);
        if (tenant.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        try {
            Tenancy.callChecked(tenant.get(), () -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
