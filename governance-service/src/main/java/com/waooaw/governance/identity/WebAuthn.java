package com.waooaw.governance.identity;

import com.waooaw.governance.GovernanceProperties;
import com.waooaw.platform.web.WebProperties;
import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * W3C Web Authentication, as its verifier webauthn4j does it: user verification is required, the origin is ours and no
 * other, where a device was made is not asked.
 */
@Component
class WebAuthn {

    private static final Logger LOG = LoggerFactory.getLogger(WebAuthn.class);

    private final String relyingPartyId;
    private final String origin;

    WebAuthn(GovernanceProperties properties, WebProperties web) {
        this.origin = web.publicOrigin();
        this.relyingPartyId = Objects.requireNonNullElseGet(
                properties.identity().relyingPartyId(),
                () -> Objects.requireNonNull(
                        URI.create(web.publicOrigin()).getHost(), "the public origin has no host"));
    }

    /** Made when the first passkey comes: most processes never see one. */
    private static final class Lazily {

        private static final ObjectConverter CONVERTER = new ObjectConverter();
        private static final WebAuthnManager MANAGER = WebAuthnManager.createNonStrictWebAuthnManager(CONVERTER);
        private static final AttestedCredentialDataConverter CREDENTIALS =
                new AttestedCredentialDataConverter(CONVERTER);
        private static final List<PublicKeyCredentialParameters> KEYS = List.of(
                key(COSEAlgorithmIdentifier.ES256),
                key(COSEAlgorithmIdentifier.EdDSA),
                key(COSEAlgorithmIdentifier.RS256));

        private static PublicKeyCredentialParameters key(COSEAlgorithmIdentifier algorithm) {
            return new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm);
        }
    }

    /** A key that a device has made. */
    record New(Passkey.AttestedKey key, long signCount, boolean backupEligible) {}

    String relyingPartyId() {
        return relyingPartyId;
    }

    /** What a device says of a key it made; empty where it is no such thing. */
    Optional<RegistrationData> introduction(String json) {
        return taken(() -> Lazily.MANAGER.parseRegistrationResponseJSON(json));
    }

    /** What a key signed; empty where it is no such thing. */
    Optional<AuthenticationData> signature(String json) {
        return taken(() -> Lazily.MANAGER.parseAuthenticationResponseJSON(json));
    }

    /**
     * What the verifier makes of what came from outside. It meets some of what it cannot read with whatever exception
     * comes up, a null pointer too: from here all of it is a no.
     */
    private static <T> Optional<T> taken(Supplier<T> look) {
        try {
            return Optional.of(look.get());
        } catch (RuntimeException e) {
            // its message may quote what somebody sent
            LOG.info("what a passkey said is not taken: {}", e.getClass().getName());
            return Optional.empty();
        }
    }

    /** The challenge it answers; empty where it answers none. */
    static byte[] challenge(@Nullable CollectedClientData client) {
        return client == null ? new byte[0] : client.getChallenge().getValue();
    }

    /** Whose key signed; empty where that is not said. */
    static byte[] credentialId(AuthenticationData signature) {
        var id = signature.getCredentialId();
        return id == null ? new byte[0] : Arrays.copyOf(id, id.length);
    }

    /** The key, where everything about it is as it has to be. */
    Optional<New> verified(RegistrationData introduction) {
        var parameters =
                new RegistrationParameters(server(introduction.getCollectedClientData()), Lazily.KEYS, true, true);
        return taken(() -> Lazily.MANAGER.verify(introduction, parameters)).map(WebAuthn::made);
    }

    private static New made(RegistrationData introduction) {
        var attested =
                Objects.requireNonNull(introduction.getAttestationObject()).getAuthenticatorData();
        var credential = Objects.requireNonNull(attested.getAttestedCredentialData());
        return new New(
                new Passkey.AttestedKey(credential.getCredentialId(), Lazily.CREDENTIALS.convert(credential)),
                attested.getSignCount(),
                attested.isFlagBE());
    }

    /** How often the key has signed, where this is its signature and everything about it is as it has to be. */
    Optional<Long> verified(AuthenticationData signature, Passkey by) {
        var record = new CredentialRecordImpl(
                null,
                true,
                by.backupEligible(),
                false,
                by.signCount(),
                Lazily.CREDENTIALS.convert(by.key().data()),
                null,
                null,
                null,
                null);
        var parameters =
                new AuthenticationParameters(server(signature.getCollectedClientData()), record, null, true, true);
        return taken(() -> Lazily.MANAGER.verify(signature, parameters)).map(WebAuthn::count);
    }

    private static long count(AuthenticationData signature) {
        return Objects.requireNonNull(signature.getAuthenticatorData()).getSignCount();
    }

    /** The challenge has been found to be one of ours before. */
    private ServerProperty server(@Nullable CollectedClientData client) {
        return ServerProperty.builder()
                .origin(new Origin(origin))
                .rpId(relyingPartyId)
                .challenge(new DefaultChallenge(challenge(client)))
                .build();
    }
}
