package com.waooaw.local.mailbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import com.waooaw.local.http.Json;
import com.waooaw.local.http.Reply;
import com.waooaw.local.http.SmallServer.Asked;
import com.waooaw.local.http.SmallServer.Route;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What the phones of the local stack would get: text messages as Twilio's Messages resource takes them (API 2010-04-01), and
 * messages to apps as Firebase Cloud Messaging does (HTTP v1). Each becomes a message of the mailbox. They never leave this
 * machine, so nothing is ever reported of them.
 */
final class Phones {

    static final String TOKENS = "/token";

    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern APP = Pattern.compile("[A-Za-z0-9_:.-]{20,1000}");
    private static final int TEXT_LIMIT = 1_600;
    private static final int TOKEN_SECONDS = 3_600;

    private final MailStore store;
    private final LocalProviders accounts;
    private final Clock clock;
    /** Good until the stack stops: nothing here outlives it. */
    private final String accessToken = UUID.randomUUID().toString();

    Phones(MailStore store, LocalProviders accounts, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                new Route("POST", "/2010-04-01/Accounts/*/Messages.json", this::text),
                new Route("POST", TOKENS, this::token),
                new Route("POST", "/v1/projects/*/messages:send", this::push));
    }

    private Reply text(Asked asked) throws IOException {
        var account = asked.variables().getFirst();
        if (!account.equals(LocalProviders.SMS_ACCOUNT) || !isSame(basic(account), asked)) {
            return refusedText(401, 20003, "Authenticate");
        }
        var form = asked.form();
        var to = form.getOrDefault("To", "");
        var body = form.getOrDefault("Body", "");
        if (!NUMBER.matcher(to).matches()) {
            return refusedText(400, 21211, "Invalid 'To' Phone Number");
        }
        if (body.isEmpty()) {
            return refusedText(400, 21602, "Message body is required");
        }
        if (body.length() > TEXT_LIMIT) {
            return refusedText(400, 21617, "The concatenated message body exceeds the 1600 character limit");
        }
        var sid = "SM" + UUID.randomUUID().toString().replace("-", "");
        keep(sid, form.getOrDefault("From", ""), to, "Text message to " + to, body);
        return Reply.json(201, Map.of("sid", sid, "status", "queued", "to", to, "account_sid", account));
    }

    private Reply token(Asked asked) {
        if (!isOurs(asked.form().getOrDefault("assertion", ""))) {
            return Reply.json(400, Map.of("error", "invalid_grant", "error_description", "Invalid JWT Signature."));
        }
        return Reply.json(Map.of("access_token", accessToken, "expires_in", TOKEN_SECONDS, "token_type", "Bearer"));
    }

    private Reply push(Asked asked) throws IOException {
        if (!isSame("Bearer " + accessToken, asked)) {
            return refusedPush(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.");
        }
        JsonNode message;
        try {
            message = Json.read(asked.body()).path("message");
        } catch (JacksonException _) {
            return refusedPush(400, "INVALID_ARGUMENT", "Invalid JSON payload received.");
        }
        var app = message.path("token").asString("");
        if (!asked.variables().getFirst().equals(LocalProviders.APP_PROJECT)
                || !APP.matcher(app).matches()) {
            return refusedPush(400, "INVALID_ARGUMENT", "The registration token is not a valid FCM registration token");
        }
        var id = UUID.randomUUID().toString();
        var shown = message.path("notification");
        keep(
                id,
                LocalProviders.APP_ACCOUNT,
                app,
                shown.path("title").asString("(no title)"),
                shown.path("body").asString("") + "\n\n"
                        + message.at("/data/url").asString(""));
        return Reply.json(Map.of("name", "projects/" + LocalProviders.APP_PROJECT + "/messages/" + id));
    }

    /** Whether our service account signed it, for here, and it is good now. */
    private boolean isOurs(String assertion) {
        try {
            var jwt = SignedJWT.parse(assertion);
            var claims = jwt.getJWTClaimsSet();
            return jwt.verify(new RSASSAVerifier(accounts.appKey().toRSAPublicKey()))
                    && LocalProviders.APP_ACCOUNT.equals(claims.getIssuer())
                    && claims.getAudience().stream().anyMatch(audience -> audience.endsWith(TOKENS))
                    && claims.getExpirationTime() != null
                    && clock.instant().isBefore(claims.getExpirationTime().toInstant());
        } catch (ParseException | JOSEException _) {
            return false;
        }
    }

    private String basic(String account) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((account + ":" + accounts.smsToken()).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isSame(String authorization, Asked asked) {
        return MessageDigest.isEqual(
                authorization.getBytes(StandardCharsets.UTF_8),
                asked.headers().getOrDefault("authorization", "").getBytes(StandardCharsets.UTF_8));
    }

    private void keep(String id, String from, String to, String title, String text) throws IOException {
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()));
            message.setFrom(new InternetAddress(LocalProviders.APP_ACCOUNT, from));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress("phone@waooaw.local", to));
            message.setSubject(title, "UTF-8");
            message.setText(text, "UTF-8");
            message.saveChanges();
            message.setHeader("Message-ID", "<" + id + "@waooaw.local>");
            var bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            store.keep(LocalProviders.APP_ACCOUNT, List.of(to), bytes.toByteArray());
        } catch (MessagingException e) {
            throw new IOException("a message cannot be written down", e);
        }
    }

    private static Reply refusedText(int status, int code, String message) {
        return Reply.json(status, Map.of("code", code, "message", message, "status", status));
    }

    private static Reply refusedPush(int status, String code, String message) {
        return Reply.json(status, Map.of("error", Map.of("code", status, "status", code, "message", message)));
    }
}
