package com.waooaw.local.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.waooaw.local.http.Json;
import com.waooaw.platform.peers.Against;
import com.waooaw.platform.peers.Peer;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Against(Peer.SMTP)
class MailboxTests {

    private static final LocalProviders ACCOUNTS = accounts();

    @TempDir
    Path directory;

    private Mailbox mailbox;

    private static LocalProviders accounts() {
        try {
            return new LocalProviders(
                    "token", new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() throws Exception {
        mailbox = Mailbox.start(0, 0, new MailStore(directory, Clock.systemUTC()), ACCOUNTS);
    }

    @AfterEach
    void stop() {
        mailbox.close();
    }

    private void send(String to, String subject, String text) throws Exception {
        var settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", Integer.toString(mailbox.smtpPort()));
        var message = new MimeMessage(Session.getInstance(settings));
        message.setFrom(new InternetAddress("governance@waooaw.local"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, "UTF-8");
        message.setText(text, "UTF-8");
        Transport.send(message);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + mailbox.pagesPort() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void showsAReceivedMailWithItsLink() throws Exception {
        send("governor@waooaw.local", "Decide: déploiement", "Look:\nhttp://localhost:8000/approvals/1.\n.dot\n<b>");

        var mail = Json.read(
                        get("/dev/mailbox/messages?to=governor@waooaw.local").body())
                .path("messages")
                .path(0);
        assertThat(mail.path("subject").asString()).isEqualTo("Decide: déploiement");
        assertThat(mail.path("to").path(0).asString()).isEqualTo("governor@waooaw.local");
        assertThat(mail.path("links").path(0).asString()).isEqualTo("http://localhost:8000/approvals/1");
        assertThat(mail.path("text").asString()).contains("\n.dot");
        var page = get("/dev/mailbox/" + mail.path("id").asString()).body();
        assertThat(page)
                .contains("<a href=\"http://localhost:8000/approvals/1\">http://localhost:8000/approvals/1</a>.")
                .contains("&lt;b&gt;");
        assertThat(get("/dev/mailbox").body()).contains("Decide: déploiement", "1 message,");
    }

    @Test
    void keepsMailOverARestart() throws Exception {
        send("a@waooaw.local", "first", "one");
        mailbox.close();

        mailbox = Mailbox.start(0, 0, new MailStore(directory, Clock.systemUTC()), ACCOUNTS);
        send("b@waooaw.local", "second", "two");

        assertThat(mailbox.size()).isEqualTo(2);
        assertThat(Json.read(get("/dev/mailbox/messages?to=a@waooaw.local").body())
                        .path("messages")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void answersAnUnknownMessageWith404() throws Exception {
        assertThat(get("/dev/mailbox/messages/1234567890123-abcdef01").statusCode())
                .isEqualTo(404);
        assertThat(get("/dev/mailbox/messages/..%2Fsecret").statusCode()).isEqualTo(404);
    }

    @Test
    void aTextMessageIsKeptForTheNumberItIsFor() throws Exception {
        var sent = text(
                "token", "To=%2B12025550143&From=%2B12025550100&Body=Look%3A+http%3A%2F%2Flocalhost%2Fapprovals%2F1");

        assertThat(sent.statusCode()).isEqualTo(201);
        assertThat(Json.read(sent.body()).path("sid").asString()).matches("SM[0-9a-f]{32}");
        var kept = Json.read(get("/dev/mailbox/messages?to=%2B12025550143").body())
                .path("messages")
                .path(0);
        assertThat(kept.path("text").asString()).isEqualTo("Look: http://localhost/approvals/1");
        assertThat(kept.path("from").asString()).contains("+12025550100");
    }

    @Test
    void aTextMessageOfSomebodyElseOrToNobodyIsRefused() throws Exception {
        assertThat(text("other", "To=%2B12025550143&Body=x").statusCode()).isEqualTo(401);
        var nobody = text("token", "To=olga&Body=x");
        assertThat(nobody.statusCode()).isEqualTo(400);
        assertThat(Json.read(nobody.body()).path("code").asInt()).isEqualTo(21211);
        assertThat(mailbox.size()).isZero();
    }

    @Test
    void nobodyElsePushesToAnApp() throws Exception {
        assertThat(post("/token", "", "assertion=a.b.c").statusCode()).isEqualTo(400);
        assertThat(post("/v1/projects/waooaw-local/messages:send", "Bearer x", "{}")
                        .statusCode())
                .isEqualTo(401);
        assertThat(mailbox.size()).isZero();
    }

    private HttpResponse<String> text(String token, String form) throws Exception {
        var account = Base64.getEncoder()
                .encodeToString((LocalProviders.SMS_ACCOUNT + ":" + token).getBytes(StandardCharsets.UTF_8));
        return post("/2010-04-01/Accounts/" + LocalProviders.SMS_ACCOUNT + "/Messages.json", "Basic " + account, form);
    }

    private HttpResponse<String> post(String path, String authorization, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + mailbox.pagesPort() + path))
                                .header("Authorization", authorization)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
