import { useEffect, useState } from "react";
import {
  cancelOrder,
  downloadInvoice,
  listOrders,
  type Order,
} from "../api/orders";
import { ErrorAlert } from "../components/ErrorAlert";
import { Spinner } from "../components/Spinner";

const money = new Intl.NumberFormat("en-IE", {
  style: "currency",
  currency: "EUR",
});

export function OrdersPage() {
  const [orders, setOrders] = useState<Order[] | null>(null);
  const [error, setError] = useState<string | null>(null);

  useEffect(() => {
    listOrders()
      .then(setOrders)
      .catch(() => setError("Your orders could not be loaded."));
  }, []);

  const cancel = async (id: string) => {
    await cancelOrder(id);
    setOrders((current) => current?.filter((order) => order.id !== id) ?? null);
  };

  const openInvoice = async (id: string) => {
    const invoice = await downloadInvoice(id);
    window.open(URL.createObjectURL(invoice));
  };

  if (error) {
    return <ErrorAlert message={error} />;
  }

  if (!orders) {
    return <Spinner />;
  }

  return (
    <>
      <h1>Your orders</h1>
      <ul>
        {orders.map((order) => (
          <li key={order.id}>
            {order.placedAt}: {money.format(order.total)} ({order.status}){" "}
            {order.status === "collected" && (
              <button type="button" onClick={() => openInvoice(order.id)}>
                Invoice
              </button>
            )}
            {order.status === "open" && (
              <button type="button" onClick={() => cancel(order.id)}>
                Cancel
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
