/**
 * What the services share as processes: how one starts and ends, its connection to Kafka, whether
 * the cluster answers. No service's work lives here.
 */
package org.pulsartriage.hosting;
