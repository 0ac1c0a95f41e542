package com.waooaw.platform.web;

import java.time.Duration;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestTemplate;

/** Reads tokens with the keys of an issuer; an issuer that does not answer costs a request seconds, not half a minute. */
public final class JwkSetDecoder {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private JwkSetDecoder() {}

    /** A decoder that still has to be told which tokens are meant for us. */
    public static NimbusJwtDecoder of(String jwkSetUri) {
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(PATIENCE);
        requests.setReadTimeout(PATIENCE);
        return NimbusJwtDecoder.withJwkSetUri(jwkSetUri)
                .restOperations(new RestTemplate(requests))
                .build();
    }
}
