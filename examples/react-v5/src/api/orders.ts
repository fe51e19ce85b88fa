import { getIdToken } from "../lib/session";
import { request } from "./client";

export interface Order {
  id: string;
  placedAt: string;
  status: "open" | "packed" | "collected";
  total: number;
}

export const listOrders = () => request<Order[]>("/orders");

export const placeOrder = (basketId: string) =>
  request<Order>("/orders", {
    method: "POST",
    body: JSON.stringify({ basketId }),
  });

export const cancelOrder = (id: string) =>
  request<void>(`/orders/${encodeURIComponent(id)}`, { method: "DELETE" });

/** Not JSON, so it does not go through `request`. */
export async function downloadInvoice(id: string): Promise<Blob> {
  const response = await fetch(
    `${import.meta.env.VITE_API_URL}/orders/${encodeURIComponent(id)}/invoice`,
    { headers: { Authorization: `Bearer ${await getIdToken()}` } }
  );
  return response.blob();
}
