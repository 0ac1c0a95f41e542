package com.waooaw.governance.notification;

import com.waooaw.platform.web.ProblemWriter;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.session.DisableEncodeUrlFilter;

/** Whoever reports on a message shows a signature or a token of that message, and nothing of a session or a person. */
@Configuration(proxyBeanMethods = false)
class DeliverySecurity {

    @Bean
    @Order(31)
    SecurityFilterChain deliveriesChain(HttpSecurity http, ReachProperties reach, ProblemWriter problems, Clock clock)
            throws Exception {
        return http.securityMatcher("/deliveries/**")
                .addFilterBefore(
                        new DeliveryBrake(reach.deliveries(), problems::write, clock), DisableEncodeUrlFilter.class)
                .authorizeHttpRequests(r -> r.anyRequest().permitAll())
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }
}
