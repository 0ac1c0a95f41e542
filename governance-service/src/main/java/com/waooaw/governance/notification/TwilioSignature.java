package com.waooaw.governance.notification;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.util.MultiValueMap;

/**
 * How Twilio signs what it posts: HMAC-SHA1, keyed with the account's token, over the whole address and then each field,
 * name and value, in the order of the names.
 */
final class TwilioSignature {

    private static final String ALGORITHM = "HmacSHA1";

    private TwilioSignature() {}

    /** Whether whoever knows the token posted these fields to this address. */
    static boolean holds(String signature, String url, MultiValueMap<String, String> fields, String token) {
        return MessageDigest.isEqual(
                of(url, fields, token).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
    }

    static String of(String url, MultiValueMap<String, String> fields, String token) {
        var signed = new StringBuilder(url);
        for (var name : new TreeSet<>(fields.keySet())) {
            for (var value : new TreeSet<>(fields.getOrDefault(name, List.of()))) {
                signed.append(name).append(value);
            }
        }
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA1", e);
        }
    }
}
