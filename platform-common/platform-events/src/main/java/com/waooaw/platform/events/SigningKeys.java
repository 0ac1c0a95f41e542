package com.waooaw.platform.events;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys of whoever signs deliveries. They are asked for when a token names one that is not known, but not more often
 * than once a minute: anybody can write such a token. Where they cannot be had, a known key goes on being believed, and
 * a token with another one is neither believed nor refused.
 */
final class SigningKeys implements JWKSource<SecurityContext> {

    /** Between two looks for a key that is not known. */
    static final Duration ASK_AT_MOST_EVERY = Duration.ofMinutes(1);
    /** A key that is withdrawn is believed this long. */
    static final Duration KEEP = Duration.ofHours(1);
    /** Between two tries where no key has ever been had. */
    private static final Duration FIRST_TRIES_EVERY = Duration.ofSeconds(1);

    private final Source source;
    private final LongSupplier nanos;
    private volatile @Nullable Known known;
    private long askedAt;
    private @Nullable Exception fault;

    private record Known(JWKSet keys, long at) {}

    /** Where keys come from. */
    interface Source {
        /** All of them, now. */
        JWKSet keys() throws IOException, ParseException;
    }

    /** Keys of an address; an issuer that does not answer costs a delivery seconds. */
    SigningKeys(String jwkSetUri) {
        this(() -> read(URI.create(jwkSetUri)), System::nanoTime);
    }

    SigningKeys(Source source, LongSupplier nanos) {
        this.source = source;
        this.nanos = nanos;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        var seen = known;
        if (seen != null && nanos.getAsLong() - seen.at() < KEEP.toNanos()) {
            var matching = selector.select(seen.keys());
            if (!matching.isEmpty()) {
                return matching;
            }
        }
        var keys = look(seen);
        var matching = keys == null ? List.<JWK>of() : selector.select(keys);
        if (matching.isEmpty() && couldNotBeHad()) {
            throw new RemoteKeySourceException("the keys of the carrier cannot be had", fault);
        }
        return matching;
    }

    private synchronized boolean couldNotBeHad() {
        return fault != null;
    }

    /** One at a time: whoever waited here takes what the one before has brought. */
    private synchronized @Nullable JWKSet look(@Nullable Known seen) {
        var now = known;
        long pause = (now == null ? FIRST_TRIES_EVERY : ASK_AT_MOST_EVERY).toNanos();
        boolean askedLately = (now != null || fault != null) && nanos.getAsLong() - askedAt < pause;
        if (Objects.equals(now, seen) && !askedLately) {
            askedAt = nanos.getAsLong();
            try {
                now = new Known(source.keys(), askedAt);
                known = now;
                fault = null;
            } catch (IOException | ParseException e) {
                fault = e;
            }
        }
        return now == null ? null : now.keys();
    }

    private static JWKSet read(URI uri) throws IOException, ParseException {
        var connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setConnectTimeout(2_000);
        connection.setReadTimeout(2_000);
        try (var body = connection.getInputStream()) {
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException(uri + " answered " + connection.getResponseCode());
            }
            return JWKSet.parse(new String(body.readNBytes(1 << 20), StandardCharsets.UTF_8));
        }
    }
}
