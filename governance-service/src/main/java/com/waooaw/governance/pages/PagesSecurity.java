package com.waooaw.governance.pages;

import com.waooaw.governance.GovernanceProperties;
import com.waooaw.platform.web.TenantFilter;
import com.waooaw.platform.web.WebProperties;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
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
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The pages' own chain: a session by OpenID Connect, beside the API's bearer tokens. */
@Configuration(proxyBeanMethods = false)
class PagesSecurity {

    private static final String LOGIN = "/oauth2/authorization/waooaw";

    /** What a person can have wanted to see; what scripts ask for is no place to come back to. */
    private static final Pattern PAGE = Pattern.compile(
            "/approvals(/[0-9a-f-]{36}(/veto|/edit)?|/history|/overview"
                    + "|/together|/passkeys|/devices|/delegations|/(break-glass|escalations|budget-requests)(/[0-9a-f-]{36})?)?");

    /** Asked for by scripts, to whom a login page is no answer. */
    private static final RequestMatcher OF_SCRIPTS =
            new OrRequestMatcher(Stream.of("/approvals/stream", "/approvals/session", "/approvals/cards")
                    .<RequestMatcher>map(
                            path -> PathPatternRequestMatcher.withDefaults().matcher(path))
                    .toList());

    /** Nothing from elsewhere, no script but the files of this service, no frame around it. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";

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
        // what was kept to be read offline is of the person who goes
        var forgetful = new HeaderWriterLogoutHandler(
                new ClearSiteDataHeaderWriter(ClearSiteDataHeaderWriter.Directive.STORAGE));
        return http.securityMatcher(
                        "/approvals", "/approvals/**", "/login/**", "/oauth2/**", "/logout", "/assets/governance/**")
                .authorizeHttpRequests(r -> r.dispatcherTypeMatchers(
                                DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(
                                "/assets/governance/**", "/approvals/worker.js", "/approvals/offline", "/login/failed")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2Login(login -> login.clientRegistrationRepository(clients)
                        .loginPage(LOGIN)
                        .failureUrl("/login/failed")
                        .successHandler(backToWhereTheyWere()))
                .logout(logout -> logout.logoutSuccessHandler(loggedOut)
                        .addLogoutHandler(forgetful)
                        .deleteCookies("WAOOAW_GOVERNANCE"))
                .exceptionHandling(e -> e.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), OF_SCRIPTS)
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint(LOGIN), AnyRequestMatcher.INSTANCE)
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
                        .crossOriginOpenerPolicy(opener ->
                                opener.policy(CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy.SAME_ORIGIN)))
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
            response.sendRedirect(PAGE.matcher(path).matches() ? path + via(saved) : "/approvals");
        };
    }

    private static String via(@Nullable SavedRequest saved) {
        var via = saved == null ? null : saved.getParameterValues("via");
        return via != null && via.length == 1 && via[0].matches("[a-z]{1,10}") ? "?via=" + via[0] : "";
    }
}
