package com.waooaw.governance.pages;

import com.waooaw.governance.GovernanceProperties;
import com.waooaw.platform.web.TenantFilter;
import com.waooaw.platform.web.WebProperties;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/** The pages' own chain: a session by OpenID Connect, beside the API's bearer tokens. */
@Configuration(proxyBeanMethods = false)
class PagesSecurity {

    private static final String LOGIN = "/oauth2/authorization/waooaw";

    /** Nothing from elsewhere, no script at all, no frame around it. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    ClientRegistrationRepository clients(GovernanceProperties governance, WebProperties web) {
        var login = governance.login();
        var issuer = web.security().issuer();
        var tokenUri = login.tokenUri();
        return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId("waooaw")
                .clientId(login.clientId())
                .clientSecret(login.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(web.publicOrigin() + "/login/oauth2/code/waooaw")
                .scope(OidcScopes.OPENID, OidcScopes.PROFILE, OidcScopes.EMAIL)
                .issuerUri(issuer)
                .authorizationUri(issuer + "/oauth2/authorize")
                .tokenUri(tokenUri == null ? issuer + "/oauth2/token" : tokenUri)
                .jwkSetUri(web.security().jwkSetUri())
                .userNameAttributeName(IdTokenClaimNames.SUB)
                .providerConfigurationMetadata(Map.of("end_session_endpoint", issuer + "/connect/logout"))
                .build());
    }

    @Bean
    @Order(20)
    SecurityFilterChain pagesSecurityChain(HttpSecurity http, ClientRegistrationRepository clients, WebProperties web)
            throws Exception {
        var loggedOut = new OidcClientInitiatedLogoutSuccessHandler(clients);
        loggedOut.setPostLogoutRedirectUri(web.publicOrigin() + "/");
        return http.securityMatcher(
                        "/approvals", "/approvals/**", "/login/**", "/oauth2/**", "/logout", "/assets/governance/**")
                .authorizeHttpRequests(r -> r.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/assets/governance/**", "/login/failed")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2Login(login -> login.clientRegistrationRepository(clients)
                        .loginPage(LOGIN)
                        .failureUrl("/login/failed")
                        .successHandler(backToWhereTheyWere()))
                .logout(logout -> logout.logoutSuccessHandler(loggedOut).deleteCookies("WAOOAW_GOVERNANCE"))
                .exceptionHandling(e -> e.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint(LOGIN))
                        .accessDeniedHandler((request, response, _) -> {
                            response.setStatus(403);
                            request.getRequestDispatcher("/approvals/refused").forward(request, response);
                        }))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .frameOptions(frames -> frames.deny())
                        .permissionsPolicyHeader(permissions ->
                                permissions.policy("camera=(), geolocation=(), microphone=(), payment=()"))
                        .crossOriginOpenerPolicy(opener -> opener.policy(
                                org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter
                                        .CrossOriginOpenerPolicy.SAME_ORIGIN)))
                .addFilterBefore(new TenantFilter(), AuthorizationFilter.class)
                .build();
    }

    /** To the page they asked for before the login; only its path counts, and which message it was, never a host. */
    private static AuthenticationSuccessHandler backToWhereTheyWere() {
        var asked = new HttpSessionRequestCache();
        return (request, response, _) -> {
            var saved = asked.getRequest(request, response);
            asked.removeRequest(request, response);
            var path = saved == null
                    ? "/approvals"
                    : URI.create(saved.getRedirectUrl()).getPath();
            response.sendRedirect(path.startsWith("/approvals") ? path + via(saved) : "/approvals");
        };
    }

    private static String via(@Nullable SavedRequest saved) {
        var via = saved == null ? null : saved.getParameterValues("via");
        return via != null && via.length == 1 && via[0].matches("[a-z]{1,10}") ? "?via=" + via[0] : "";
    }
}
