/**
 * The whole pipeline under load: candidates made, published, scored and received, in one JVM or in
 * several, beside the naive way. Measures only; nothing here serves.
 */
package org.pulsartriage.standalone.bench.pipeline;
