package com.waooaw.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;

class SigningKeysTests {

    private static final RSAKey OLD = PushSigner.key("old");
    private static final RSAKey NEW = PushSigner.key("new");

    private final List<JWK> served = new ArrayList<>(List.of(OLD.toPublicJWK()));
    private boolean away;
    private int asked;
    private long now = 5_000_000_000L;

    private final SigningKeys keys = new SigningKeys(
            () -> {
                asked++;
                if (away) {
                    throw new IOException("away");
                }
                return new JWKSet(List.copyOf(served));
            },
            () -> now);

    @Test
    void aKnownKeyIsAskedForOnce() throws KeySourceException {
        for (int i = 0; i < 10; i++) {
            assertThat(ids("old")).containsExactly("old");
        }
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void aNewKeyIsLookedForAtOnceAndThenAtMostOnceAMinute() throws KeySourceException {
        assertThat(ids("old")).containsExactly("old");
        pass(Duration.ofMinutes(5));
        served.add(NEW.toPublicJWK());
        assertThat(ids("new")).containsExactly("new");
        assertThat(asked).isEqualTo(2);

        for (int i = 0; i < 59; i++) {
            assertThat(ids("made up")).isEmpty();
            pass(Duration.ofSeconds(1));
        }
        assertThat(asked).isEqualTo(2);
        pass(Duration.ofSeconds(1));
        assertThat(ids("made up")).isEmpty();
        assertThat(ids("made up")).isEmpty();
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void aKeyThatWasWithdrawnIsBelievedForAnHourAndNoLonger() throws KeySourceException {
        assertThat(ids("old")).containsExactly("old");
        served.clear();
        served.add(NEW.toPublicJWK());

        pass(Duration.ofMinutes(59));
        assertThat(ids("old")).containsExactly("old");
        pass(Duration.ofMinutes(1));
        assertThat(ids("old")).isEmpty();
    }

    @Test
    void whileTheIssuerIsAwayAKnownKeyIsBelievedAndAnotherNeitherBelievedNorRefused() throws KeySourceException {
        assertThat(ids("old")).containsExactly("old");
        away = true;
        pass(Duration.ofHours(2));

        assertThat(ids("old")).containsExactly("old");
        assertThatThrownBy(() -> ids("new")).isInstanceOf(RemoteKeySourceException.class);
        assertThat(asked).isEqualTo(2);

        away = false;
        served.add(NEW.toPublicJWK());
        pass(Duration.ofMinutes(1));
        assertThat(ids("new")).containsExactly("new");
    }

    @Test
    void anIssuerThatWasNeverThereIsAskedAgainSoonButNotByEverybody() throws KeySourceException {
        away = true;
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> ids("old")).isInstanceOf(RemoteKeySourceException.class);
        }
        assertThat(asked).isEqualTo(1);

        away = false;
        pass(Duration.ofSeconds(1));
        assertThat(ids("old")).containsExactly("old");
    }

    /** What the web layer answers 503 to, where a token that is refused gets 401. */
    @Test
    void aTokenThatCannotBeCheckedIsNotCalledABadOne() throws IOException {
        int nobodyListens;
        try (var socket = new ServerSocket(0)) {
            nobodyListens = socket.getLocalPort();
        }
        var decoder = PushSecurity.decoder(new EventsProperties.Push(
                "https://accounts.google.com",
                "http://127.0.0.1:" + nobodyListens + "/certs",
                PushSigner.AUDIENCE,
                "pubsub-push@demo.iam.gserviceaccount.com"));

        assertThatThrownBy(() -> decoder.decode(PushSigner.google().token()))
                .isInstanceOf(JwtException.class)
                .isNotInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> decoder.decode("a.b.c")).isInstanceOf(BadJwtException.class);
    }

    private List<String> ids(String id) throws KeySourceException {
        return keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(id).build()), null).stream()
                .map(JWK::getKeyID)
                .toList();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
