package com.waooaw.governance.pages;

import com.waooaw.platform.web.WebProperties;
import jakarta.servlet.SessionTrackingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templatemode.TemplateMode;

/** Templates and session of the pages; named here one by one, because six services may share a class path. */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration {

    @Bean
    SpringResourceTemplateResolver templates() {
        var resolver = new SpringResourceTemplateResolver();
        resolver.setPrefix("classpath:/templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        resolver.setCheckExistence(true);
        return resolver;
    }

    @Bean
    SpringTemplateEngine templateEngine(SpringResourceTemplateResolver templates) {
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        return engine;
    }

    @Bean
    ThymeleafViewResolver viewResolver(SpringTemplateEngine templateEngine) {
        var resolver = new ThymeleafViewResolver();
        resolver.setTemplateEngine(templateEngine);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        resolver.setViewNames(new String[] {"governance/*"});
        return resolver;
    }

    /** htmx, as its own project builds it; under our assets, because six services share one public origin. */
    @Bean
    WebMvcConfigurer scriptsOfOthers() {
        return new WebMvcConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                registry.addResourceHandler("/assets/governance/htmx/*.js")
                        .addResourceLocations(
                                "classpath:/META-INF/resources/webjars/htmx.org/2.0.8/dist/",
                                "classpath:/META-INF/resources/webjars/htmx-ext-sse/2.2.2/")
                        .setCacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic());
            }
        };
    }

    /** A session is a cookie, never part of an address; where people come by TLS, it travels by TLS alone. */
    @Bean
    ServletContextInitializer sessionCookie(WebProperties web) {
        return context -> {
            context.setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE));
            context.getSessionCookieConfig().setSecure(web.publicOrigin().startsWith("https://"));
        };
    }
}
