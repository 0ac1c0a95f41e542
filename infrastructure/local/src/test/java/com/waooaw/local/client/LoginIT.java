package com.waooaw.local.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.waooaw.local.TestPorts;
import com.waooaw.local.issuer.Issuer;
import com.waooaw.local.issuer.IssuerSettings;
import com.waooaw.local.issuer.LocalPeople;
import com.waooaw.local.issuer.PushTokens;
import com.waooaw.local.issuer.SigningKey;
import com.waooaw.local.stack.StateDirectory;
import com.waooaw.platform.peers.Against;
import com.waooaw.platform.peers.Peer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

@Against(Peer.ISSUER)
class LoginIT {

    @TempDir
    static Path directory;

    private static SigningKey key;
    private static Issuer issuer;
    private static String origin;
    private static JwtDecoder decoder;

    @BeforeAll
    static void start() {
        int port = TestPorts.free();
        origin = "http://localhost:" + port;
        key = SigningKey.in(new StateDirectory(directory));
        issuer = Issuer.start(new IssuerSettings(port, origin, "governance-secret"), key);
        // exactly as the services decode
        var nimbus =
                NimbusJwtDecoder.withJwkSetUri(origin + "/auth/oauth2/jwks").build();
        nimbus.setJwtValidator(JwtValidators.createDefaultWithIssuer(origin + "/auth"));
        decoder = nimbus;
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    private static LoginClient client() {
        return new LoginClient(URI.create(origin + "/auth"), Clock.systemUTC());
    }

    @Test
    void givesEveryPersonATokenWithTheirRolesAndCustomer() {
        for (var person : LocalPeople.ALL) {
            var token = decoder.decode(
                    client().login(person.username(), LocalPeople.PASSWORD).value());

            assertThat(token.getSubject()).isEqualTo(person.username());
            assertThat(token.getClaimAsString("email")).isEqualTo(person.username() + "@waooaw.local");
            assertThat(token.getClaimAsStringList("roles")).isEqualTo(person.roles());
            assertThat(token.getClaimAsString("customer_id"))
                    .isEqualTo(
                            person.customerId() == null
                                    ? null
                                    : person.customerId().toString());
            assertThat(Duration.between(token.getIssuedAt(), token.getExpiresAt()))
                    .isLessThanOrEqualTo(Duration.ofMinutes(15));
        }
    }

    @Test
    void refusesAWrongPasswordWithoutSayingWhichPartIsWrong() {
        assertThatExceptionOfType(LoginClient.LoginFailed.class)
                .isThrownBy(() -> client().login("governor", "guess"))
                .withMessageContaining("do not belong together");
        assertThatExceptionOfType(LoginClient.LoginFailed.class)
                .isThrownBy(() -> client().login("nobody", LocalPeople.PASSWORD))
                .withMessageContaining("do not belong together");
    }

    @Test
    void asksThePublicClientForAProof() throws Exception {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                origin
                                                        + "/auth/oauth2/authorize?response_type=code&client_id=waooaw-cli&scope=openid&redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Fcallback"))
                                .header("Accept", "text/html")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.headers().firstValue("Location").orElse(""))
                .contains("error=invalid_request")
                .contains("code_challenge");
    }

    @Test
    void showsThePeopleOnAnAccessibleForm() throws Exception {
        var page = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(origin + "/auth/login"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();

        assertThat(page)
                .contains("<html lang=\"en\">", "<label for=\"username\">", "<label for=\"password\">")
                .contains("engagement-governor", LocalPeople.PASSWORD)
                .contains("name=\"_csrf\"");
    }

    @Test
    void keepsItsCookieApartFromThatOfOtherParts() throws Exception {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(origin + "/auth/login"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());

        assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                .startsWith("WAOOAW_AUTH_SESSION=")
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .contains("Path=/auth");
    }

    @Test
    void signsPushTokensWithTheSameKey() {
        var token = decoder.decode(new PushTokens(key, origin + "/auth", Clock.systemUTC()).current());

        assertThat(token.getAudience()).containsExactly("waooaw-events");
        assertThat(token.getClaimAsString("email")).isEqualTo("relay@waooaw.local");
        assertThat(token.getSubject()).isEqualTo("relay");
    }

    @Test
    void keepsItsKeyOverARestart() {
        var again = SigningKey.in(new StateDirectory(directory));

        var token = new PushTokens(again, origin + "/auth", Clock.systemUTC()).current();

        assertThat(decoder.decode(token).getSubject()).isEqualTo("relay");
    }
}
