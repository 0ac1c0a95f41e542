package com.waooaw.governance.notification;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.notification.ReachProperties.Deliveries;
import com.waooaw.platform.kernel.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses more reports in a minute than there can be, before a body is read, a signature reckoned or the database asked. In
 * each process by itself, in whole minutes: the path is open to everybody, and this keeps it from being a lever.
 */
class DeliveryBrake extends OncePerRequestFilter {

    private static final long SECONDS = 60;

    /** More sources than that in a minute are nobody's customers: all further ones share one count. */
    private static final int MOST_SOURCES = 10_000;

    /** Of an IPv6 address in full; what a forwarding header says is anybody's text. */
    private static final int LONGEST_ADDRESS = 45;

    private final Deliveries limits;
    private final Problems problems;
    private final Clock clock;
    private final Map<String, Integer> counted = new HashMap<>();
    private long minute;

    /** Says why. */
    interface Problems {

        void write(HttpServletRequest request, HttpServletResponse response, ErrorCode code, String detail)
                throws IOException;
    }

    DeliveryBrake(Deliveries limits, Problems problems, Clock clock) {
        this.limits = limits;
        this.problems = problems;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long now = clock.instant().getEpochSecond();
        if (admits(provider(request.getRequestURI()), request.getRemoteAddr(), now / SECONDS)) {
            chain.doFilter(request, response);
        } else {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(SECONDS - now % SECONDS));
            problems.write(request, response, GovernanceError.TOO_MANY_REPORTS, "report again in the next minute");
        }
    }

    /** Whoever is refused as one source uses up nothing of what all have together. */
    private synchronized boolean admits(String provider, String source, long now) {
        if (now != minute) {
            minute = now;
            counted.clear();
        }
        if (counted.getOrDefault(provider, 0) >= limits.perProvider()) {
            return false;
        }
        var one = provider + " " + source;
        boolean own = source.length() <= LONGEST_ADDRESS && (counted.containsKey(one) || counted.size() < MOST_SOURCES);
        return count(own ? one : provider + " others") <= limits.perSource() && count(provider) <= limits.perProvider();
    }

    private int count(String key) {
        return counted.merge(key, 1, Integer::sum);
    }

    private static String provider(String path) {
        return path.endsWith(DeliveryController.PUSH) ? "push" : "sms";
    }
}
