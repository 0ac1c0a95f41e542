package com.waooaw.local.mailbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.waooaw.local.http.Json;
import com.waooaw.local.stack.StateDirectory;
import java.net.URI;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;

/**
 * What the local stack and its stand-ins for the providers of text messages and of push share: the token of an account at
 * the one, a service account of the other. Kept, and readable by its owner only.
 *
 * @param smsToken of the account
 * @param appKey of the service account
 */
public record LocalProviders(String smsToken, RSAKey appKey) {

    /** The account of text messages. */
    public static final String SMS_ACCOUNT = "ACwaooawlocal";

    /** The number text messages come from; of a range nobody has. */
    public static final String SMS_FROM = "+12025550100";

    static final String APP_PROJECT = "waooaw-local";
    static final String APP_ACCOUNT = "governance@waooaw-local.example";

    private static final String SMS_TOKEN = "sms-token";
    private static final String APP_KEY = "push-key.json";
    private static final String APP_CREDENTIALS = "push-credentials.json";

    /** Those of this state directory, made where there are none. */
    public static synchronized LocalProviders in(StateDirectory state) {
        try {
            var token = state.secret(SMS_TOKEN);
            state.write(SMS_TOKEN, token + "\n");
            var stored = state.read(APP_KEY);
            if (stored.isPresent()) {
                return new LocalProviders(token, RSAKey.parse(stored.get()));
            }
            var made = new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
            state.write(APP_KEY, made.toJSONString());
            return new LocalProviders(token, made);
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException(state.resolve(APP_KEY) + " is not a key; remove it to get a new one", e);
        }
    }

    /** The file with the token of the account of text messages. */
    public static Path smsTokenFile(StateDirectory state) {
        return state.resolve(SMS_TOKEN);
    }

    /**
     * The file with the key of the service account, as Google gives it.
     *
     * @param provider where its access tokens are to be had
     */
    public Path appCredentials(StateDirectory state, URI provider) {
        state.write(
                APP_CREDENTIALS,
                Json.pretty(Map.of(
                        "type",
                        "service_account",
                        "project_id",
                        APP_PROJECT,
                        "client_email",
                        APP_ACCOUNT,
                        "private_key_id",
                        appKey.getKeyID(),
                        "private_key",
                        pem(),
                        "token_uri",
                        tokens(provider))));
        return state.resolve(APP_CREDENTIALS);
    }

    static String tokens(URI provider) {
        return provider + Phones.TOKENS;
    }

    private String pem() {
        try {
            PrivateKey key = appKey.toPrivateKey();
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (JOSEException e) {
            throw new IllegalStateException("the key of the service account cannot be used", e);
        }
    }

    /** Says nothing of its secrets. */
    @Override
    public String toString() {
        return "LocalProviders[" + SMS_ACCOUNT + ", " + APP_PROJECT + "]";
    }
}
