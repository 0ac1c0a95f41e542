package com.waooaw.platform.events;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.waooaw.platform.web.ProblemWriter;
import com.waooaw.platform.web.WebError;
import java.util.Collection;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/** Believes only deliveries signed for us by the carrier's account: the shape Google's push tokens have. */
@Configuration(proxyBeanMethods = false)
class PushSecurity {

    @Bean
    @Order(10)
    SecurityFilterChain pushSecurityChain(HttpSecurity http, EventsProperties properties, ProblemWriter problems)
            throws Exception {
        return http.securityMatcher("/events/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .oauth2ResourceServer(oauth -> oauth.jwt(jwt -> jwt.decoder(decoder(properties.push())))
                        .authenticationEntryPoint((request, response, _) -> problems.write(
                                request, response, WebError.UNAUTHENTICATED, "not a delivery of our carrier")))
                .authorizeHttpRequests(r -> r.anyRequest().authenticated())
                .build();
    }

    /** RS256 and nothing else: what a token says of itself never chooses how it is checked. */
    static JwtDecoder decoder(EventsProperties.Push push) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new SigningKeys(push.jwkSetUri())));
        // the validators below say what a token has to claim
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(push.issuer()),
                // the default forgives a token that never ends
                new JwtClaimValidator<Object>(JwtClaimNames.EXP, Objects::nonNull),
                new JwtClaimValidator<Object>(
                        JwtClaimNames.AUD, aud -> aud instanceof Collection<?> all && all.contains(push.audience())),
                // as objects: a claim may be of any type
                new JwtClaimValidator<Object>("email", email -> push.email().equals(email)),
                new JwtClaimValidator<Object>("email_verified", Boolean.TRUE::equals)));
        return decoder;
    }
}
