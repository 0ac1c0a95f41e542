package com.waooaw.governance.notification;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.waooaw.governance.notification.ReachProperties.Fcm;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Access tokens for Firebase Cloud Messaging: a JWT signed with the key of a service account is exchanged at Google
 * (RFC 7523). One token is kept until shortly before it ends.
 */
@Component
class FcmAccess {

    private static final Logger LOG = LoggerFactory.getLogger(FcmAccess.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final @Nullable Fcm settings;
    private final Clock clock;
    private final RestClient http = ProviderHttp.restClient();
    private @Nullable Access held;

    @Autowired
    FcmAccess(ReachProperties reach, Clock clock) {
        this(reach.fcm(), clock);
    }

    FcmAccess(@Nullable Fcm settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What a message is sent with.
     *
     * @param project whose messages they are
     * @param token bearer token
     */
    record Access(String project, String token, Instant goodUntil) {

        @Override
        public String toString() {
            return "Access[" + project + ", until " + goodUntil + "]";
        }
    }

    private record Account(String project, String email, String keyId, PrivateKey key, String tokenUri) {}

    /** Empty where there is none now; why is in the log. */
    synchronized Optional<Access> current() {
        var known = held;
        if (known != null && clock.instant().isBefore(known.goodUntil())) {
            return Optional.of(known);
        }
        try {
            var fresh = exchanged(account());
            held = fresh;
            return Optional.of(fresh);
        } catch (JacksonException _) {
            // its message quotes what was read, which is a key or a token
            LOG.error("the credentials for Firebase Cloud Messaging, or Google's answer to them, are no JSON");
        } catch (IOException | GeneralSecurityException | JOSEException e) {
            LOG.error("the credentials for Firebase Cloud Messaging cannot be used", e);
        } catch (RestClientException e) {
            LOG.warn("Google gave no access token for Firebase Cloud Messaging", e);
        } catch (Unusable e) {
            LOG.error("no access to Firebase Cloud Messaging: {}", e.getMessage());
        }
        return Optional.empty();
    }

    /** Another one than this, which was refused. */
    synchronized Optional<Access> insteadOf(Access refused) {
        if (refused.equals(held)) {
            held = null;
        }
        return current();
    }

    private Account account() throws IOException, GeneralSecurityException, Unusable {
        var fcm = Objects.requireNonNull(settings, "nobody brings messages to apps");
        var file = JSON.readTree(Files.readString(fcm.credentialsFile()));
        var tokenUri = text(file, "token_uri");
        if (!new Origins(fcm.services()).include(tokenUri)) {
            throw new Unusable("token_uri of the credentials is none of the services that may be written to");
        }
        return new Account(
                text(file, "project_id"),
                text(file, "client_email"),
                text(file, "private_key_id"),
                privateKey(text(file, "private_key")),
                tokenUri);
    }

    private Access exchanged(Account account) throws JOSEException, Unusable {
        var now = clock.instant();
        var form = new LinkedMultiValueMap<String, String>();
        form.add("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
        form.add("assertion", assertion(account, now));
        var answer = http.post()
                .uri(account.tokenUri())
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .accept(MediaType.APPLICATION_JSON)
                .body(form)
                .retrieve()
                .body(String.class);
        var said = JSON.readTree(answer == null ? "" : answer);
        var seconds = said.path("expires_in");
        if (!seconds.isInt() || seconds.intValue() <= 0) {
            throw new Unusable("the answer to the exchange names no end of the token");
        }
        return new Access(
                account.project(),
                text(said, "access_token"),
                now.plusSeconds(seconds.intValue()).minus(MARGIN));
    }

    private static String assertion(Account account, Instant now) throws JOSEException {
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(account.keyId()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(account.email())
                        .claim("scope", SCOPE)
                        .audience(account.tokenUri())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LONGEST)))
                        .build());
        jwt.sign(new RSASSASigner(account.key()));
        return jwt.serialize();
    }

    private static PrivateKey privateKey(String pem) throws GeneralSecurityException, Unusable {
        var encoded = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "");
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(encoded)));
        } catch (IllegalArgumentException _) {
            // what it says must not get into the log
            throw new Unusable("private_key of the credentials is no PEM");
        }
    }

    private static String text(JsonNode from, String name) throws Unusable {
        var value = from.path(name);
        if (!value.isString() || value.asString().isBlank()) {
            throw new Unusable(name + " is missing");
        }
        return value.asString();
    }

    /** Why there is no token. */
    private static final class Unusable extends Exception {

        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }
}
