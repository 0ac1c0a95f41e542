package com.waooaw.governance.notification;

import com.waooaw.governance.notification.Delivery.Certainty;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** How every provider is spoken to: it is not waited for long, and our secret follows no redirect. */
final class ProviderHttp {

    /** For a whole answer. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration TO_CONNECT = Duration.ofSeconds(2);

    private ProviderHttp() {}

    /** Without a limit for the answer: each request says its own. */
    static HttpClient client() {
        return HttpClient.newBuilder()
                .connectTimeout(TO_CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    static RestClient restClient() {
        var factory = new JdkClientHttpRequestFactory(client());
        factory.setReadTimeout(PATIENCE);
        return RestClient.builder().requestFactory(factory).build();
    }

    /** Twice more, after 200 and 400 ms, where that cannot send anything twice. */
    static RetryTemplate twiceMore(Predicate<Throwable> mayBeTriedAtOnce) {
        return new RetryTemplate(RetryPolicy.builder()
                .maxRetries(2)
                .delay(Duration.ofMillis(200))
                .multiplier(2)
                .predicate(mayBeTriedAtOnce)
                .build());
    }

    static boolean wasUnreachable(ResourceAccessException failure) {
        return failure.getCause() instanceof ConnectException;
    }

    /** Nobody answered; only where nobody was there at all is it certain that nothing was sent. */
    static Delivery.Failed unanswered(@Nullable Throwable cause) {
        return cause instanceof ConnectException
                ? new Delivery.Failed("unreachable", Certainty.NOT_SENT)
                : new Delivery.Failed("no_answer", Certainty.UNKNOWN);
    }

    static Delivery.Failed notUnderstood() {
        return new Delivery.Failed("answer_not_understood", Certainty.UNKNOWN);
    }
}
