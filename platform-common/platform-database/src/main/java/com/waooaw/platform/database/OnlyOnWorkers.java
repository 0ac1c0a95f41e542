package com.waooaw.platform.database;

import java.util.List;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Takes beans out of a context whose process is no worker ({@code waooaw.roles}).
 *
 * <p>No condition on the bean itself: ahead-of-time processing decides conditions when the service is built, for both
 * roles at once, and which of them a process has is known when it starts.
 */
public final class OnlyOnWorkers implements BeanDefinitionRegistryPostProcessor, Ordered {

    private final Environment environment;
    private final List<String> beans;

    /** Names of beans; where there is none of a name, nothing happens. */
    public OnlyOnWorkers(Environment environment, String... beans) {
        this.environment = environment;
        this.beans = List.of(beans);
    }

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        if (environment.getProperty("waooaw.worker.enabled", Boolean.class, true)) {
            return;
        }
        beans.stream().filter(registry::containsBeanDefinition).forEach(registry::removeBeanDefinition);
    }

    /** After all definitions are there. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
