/**
 * The catalogue of topics: name, partitions, retention, limits. Topics are created from here,
 * explicitly, and nowhere else.
 */
package org.pulsartriage.schemas.topics;
