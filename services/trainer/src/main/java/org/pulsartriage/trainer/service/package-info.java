/**
 * The running trainer: takes jobs up, says how they go, releases what comes of them. A job is held
 * by one trainer at a time, and Kafka's transactions see to that. How a job is done is not known
 * here.
 */
package org.pulsartriage.trainer.service;
