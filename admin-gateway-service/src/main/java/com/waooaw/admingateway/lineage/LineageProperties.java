package com.waooaw.admingateway.lineage;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who is asked.
 *
 * @param services every service and its task queue, as infrastructure.yaml has them
 */
@ConfigurationProperties("waooaw.admin")
record LineageProperties(List<LineageFanOutWorkflow.Service> services) {}
