package com.waooaw.governance.audit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Nobody needs a token for the public files of the log. */
@Configuration(proxyBeanMethods = false)
class PublicLogSecurity {

    @Bean
    @Order(30)
    SecurityFilterChain publicLogChain(HttpSecurity http) throws Exception {
        return http.securityMatcher("/audit-log/**")
                .authorizeHttpRequests(r -> r.anyRequest().permitAll())
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.cacheControl(cache -> cache.disable()))
                .build();
    }
}
