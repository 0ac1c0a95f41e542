package com.waooaw.admingateway;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The Admin Gateway service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class AdminGatewayApplication {

    /** Starts the service alone. */
    public static void main(String[] args) {
        new SpringApplicationBuilder(AdminGatewayApplication.class)
                .properties("spring.config.name=admin-gateway")
                .run(args);
    }
}
