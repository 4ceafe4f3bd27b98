/**
 * Networks, losses, input assembly, model bundles and inference engines: what a model is, and how
 * it speaks. Nothing here reads a raw file or knows Kafka.
 */
package org.pulsartriage.models;
