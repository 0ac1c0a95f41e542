package com.waooaw.admingateway;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The Admin Gateway service. */
@SpringBootApplication
public class AdminGatewayApplication {

    /** Starts the service alone. */
    public static void main(String[] args) {
        new SpringApplicationBuilder(AdminGatewayApplication.class)
                .properties("spring.config.name=admin-gateway")
                .run(args);
    }
}
