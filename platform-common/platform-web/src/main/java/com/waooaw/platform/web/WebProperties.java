package com.waooaw.platform.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a service meets the world.
 *
 * @param publicOrigin where people and clients reach the platform, without a trailing slash
 * @param maxBodyBytes larger bodies are refused
 * @param security whose tokens are believed
 */
@ConfigurationProperties("waooaw.web")
public record WebProperties(
        @DefaultValue("http://localhost:8000") String publicOrigin,
        @DefaultValue("1048576") long maxBodyBytes,
        Security security) {

    /**
     * Whose tokens are believed.
     *
     * @param issuer value of the {@code iss} claim
     * @param jwkSetUri where its keys are read, which may be an internal address
     * @param audience has to be among those the token was made for
     */
    public record Security(
            String issuer,
            String jwkSetUri,
            @DefaultValue("waooaw") String audience) {}
}
