package com.waooaw.platform.events;

import com.waooaw.platform.web.JwkSetDecoder;
import com.waooaw.platform.web.ProblemWriter;
import com.waooaw.platform.web.WebError;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
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

    private static JwtDecoder decoder(EventsProperties.Push push) {
        var decoder = JwkSetDecoder.of(push.jwkSetUri());
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(push.issuer()),
                new JwtClaimValidator<List<String>>("aud", aud -> aud != null && aud.contains(push.audience())),
                new JwtClaimValidator<String>("email", push.email()::equals)));
        return decoder;
    }
}
