package com.waooaw.governance.identity;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** A device with one passkey, made of nothing but the JDK: what it says is what W3C Web Authentication, 6 and 7, says it says. */
final class SoftwareKey {

    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int ATTESTED = 0x40;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** What it says, and what a thief, a phisher or a careless person would make it say. */
    String origin = "http://localhost:8000";

    String relyingParty = "localhost";
    boolean verifiesItsOwner = true;
    int count = 1;

    private final KeyPair keys;
    private final byte[] id = new byte[16];

    SoftwareKey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        new SecureRandom().nextBytes(id);
    }

    /** {@code PublicKeyCredential.toJSON()} of a new key, without attestation. */
    String introduced(String challenge) {
        var attestation = new ByteArrayOutputStream();
        attestation.write(0xa3);
        text(attestation, "fmt");
        text(attestation, "none");
        text(attestation, "attStmt");
        attestation.write(0xa0);
        text(attestation, "authData");
        bytes(attestation, authenticatorData(true));
        return credential("""
                {"attestationObject":"%s","clientDataJSON":"%s","transports":["internal"]}
                """.formatted(
                        BASE64.encodeToString(attestation.toByteArray()),
                        BASE64.encodeToString(clientData("webauthn.create", challenge))));
    }

    /** {@code PublicKeyCredential.toJSON()} of a signature. */
    String signed(String challenge) {
        var authenticator = authenticatorData(false);
        var client = clientData("webauthn.get", challenge);
        return credential("""
                {"authenticatorData":"%s","clientDataJSON":"%s","signature":"%s"}
                """.formatted(
                        BASE64.encodeToString(authenticator),
                        BASE64.encodeToString(client),
                        BASE64.encodeToString(signature(authenticator, client))));
    }

    private String credential(String response) {
        var name = BASE64.encodeToString(id);
        return """
                {"id":"%s","rawId":"%s","type":"public-key","clientExtensionResults":{},"response":%s}
                """.formatted(name, name, response);
    }

    private byte[] signature(byte[] authenticator, byte[] client) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(authenticator);
            signature.update(sha256(client));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] clientData(String type, String challenge) {
        return """
                {"type":"%s","challenge":"%s","origin":"%s","crossOrigin":false}""".formatted(type, challenge, origin).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] authenticatorData(boolean attested) {
        var data = new ByteArrayOutputStream();
        data.writeBytes(sha256(relyingParty.getBytes(StandardCharsets.UTF_8)));
        data.write(PRESENT | (verifiesItsOwner ? VERIFIED : 0) | (attested ? ATTESTED : 0));
        data.writeBytes(ByteBuffer.allocate(4).putInt(count++).array());
        if (attested) {
            data.writeBytes(new byte[16]);
            data.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
            data.writeBytes(id);
            data.writeBytes(coseKey());
        }
        return data.toByteArray();
    }

    /** EC2, ES256, P-256, and the point. */
    private byte[] coseKey() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        var key = new ByteArrayOutputStream();
        key.writeBytes(new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21});
        bytes(key, coordinate(point.getAffineX()));
        key.write(0x22);
        bytes(key, coordinate(point.getAffineY()));
        return key.toByteArray();
    }

    private static byte[] coordinate(BigInteger value) {
        var signed = value.toByteArray();
        var unsigned = new byte[32];
        int length = Math.min(signed.length, unsigned.length);
        System.arraycopy(signed, signed.length - length, unsigned, unsigned.length - length, length);
        return unsigned;
    }

    /** CBOR, RFC 8949: up to 255 bytes. */
    private static void bytes(ByteArrayOutputStream out, byte[] value) {
        out.write(0x58);
        out.write(value.length);
        out.writeBytes(value);
    }

    private static void text(ByteArrayOutputStream out, String value) {
        out.write(0x60 + value.length());
        out.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] sha256(byte[] value) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
