package com.waooaw.industryknowledge;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/** Starts the service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Modulithic
public class IndustryKnowledgeApplication {

    /** Reads {@code industry-knowledge.yml}: several services may share a class path. */
    public static void main(String[] args) {
        new SpringApplicationBuilder(IndustryKnowledgeApplication.class)
                .properties("spring.config.name=industry-knowledge")
                .run(args);
    }
}
